package dev.heddle.guide.timers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Counted from the end of the last. */
public final class FixedDelay implements Scenario {
    @Override
    public String name() {
        return "timers.fixed-delay";
    }

    @Override
    public String summary() {
        return "A task with a fixed delay begins again only when the delay has passed since the end of the run before.";
    }

    @Override
    public String explanation() {
        return """
                scheduleWithFixedDelay(task, 0, 2 ms): after each run there is a pause of two milliseconds, whatever the run took. The times drift, as \
                each period is as long as the run and the delay together; there is no catching up, and after a slow run there is time to breathe.

                It is the choice for polling, cleaning up, retrying: for everything that puts a load on something else which may be slow already. With \
                a fixed rate a slow database would get its next query the moment the last one comes back.

                The claim: no pause is shorter than the delay. It may be longer, if the machine is busy.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "timer", "periodic");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(() -> new Beats(5))
                .actor("main", (beats, me) -> {
                    try (var scheduler = new Scheduler(2)) {
                        scheduler.executor.scheduleWithFixedDelay(() -> beats.beat(1), 0, 2, MILLISECONDS);
                        beats.await();
                    }
                })
                .invariant(
                        "no pause is shorter than the delay",
                        beats -> IntStream.range(1, 5)
                                .allMatch(beat -> beats.pauseBefore(beat) >= MILLISECONDS.toNanos(2)));
    }
}
