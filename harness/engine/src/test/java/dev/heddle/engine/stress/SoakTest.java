package dev.heddle.engine.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.api.Actor;
import dev.heddle.api.Plan;
import dev.heddle.engine.fixture.RecordingReporter;
import dev.heddle.results.Cell;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.WakeUps;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an actor does whose time is over before it has begun. */
class SoakTest {
    private final StopSign stop = new StopSign();
    private final AtomicInteger state = new AtomicInteger();

    @Test
    void anActorActsOnceHoweverLateItComes() {
        Soak soak = soak((n, me) -> n.incrementAndGet());
        stop.raise();
        soak.work(0);
        assertThat(state).hasValue(1);
        assertThat(soak.progress()).isEqualTo(1);
        assertThat(soak.isUsed()).isTrue();
    }

    @Test
    void anActionThatIsCutShortDoesNotCount() {
        Soak soak = soak((n, me) -> {
            throw new InterruptedException();
        });
        stop.raise();
        soak.work(0);
        assertThat(soak.progress()).isZero();
        assertThat(soak.isUsed()).isFalse();
        assertThat(soak.isFine()).isTrue();
    }

    private Soak soak(Actor<AtomicInteger> body) {
        @SuppressWarnings("unchecked") // the state goes to its own actor only
        Plan<Object> plan = (Plan<Object>) (Plan<?>) Plan.shared(() -> state).actor("a", body);
        var settings = new Order.Settings(100, 0, 0, 5_000, 42, "auto", List.of(), WakeUps.USUAL, false, "", List.of());
        var cell = new Cell("s", Mode.STRESS, 1, "default", new Jvm("", "", "", 17));
        var cast = new Cast(plan, new Order.Run(cell, "", "", settings), stop);
        var failures = new Failures();
        var share = new FairShare(1);
        var course = new Course(settings, new RecordingReporter(), failures, stop, share, () -> {});
        var crew = new Crew(cast.titles(), new ThreadGroup("s"), getClass().getClassLoader());
        var stage =
                new Stage(cast, crew, new Places(1), course, failures, new Latencies(cast.actors()), stop, List.of());
        return new Soak(stage, state, 0);
    }
}
