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

/** Counted from the beginning. */
public final class FixedRate implements Scenario {
    @Override
    public String name() {
        return "timers.fixed-rate";
    }

    @Override
    public String summary() {
        return "A task at a fixed rate is due at its start and then once per period, counted from the start: no run comes before its time, and none overlaps with the next.";
    }

    @Override
    public String explanation() {
        return """
                scheduleAtFixedRate(task, 0, 3 ms): due at 0, 3, 6, 9 ms after the start, however long a run takes. If a run is late the next one is \
                not moved: the task catches up. So over a long time the number of runs is right: it is the choice for a clock, a sample per second, an \
                animation.

                If a run takes longer than the period, the next one begins as soon as it is over. Runs of one task never overlap, not even with many \
                threads. And if the machine was asleep for an hour, an hour's worth of runs comes at once.

                What is claimed are the two things that hold however busy the machine is: the n-th run does not begin before n periods have passed, \
                and no run begins before the one before it has ended. That it catches up shows in timers.rate-against-delay.""";
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
        return Plan.of(() -> new Trial(new Beats(5)))
                .actor("main", (trial, me) -> {
                    try (var scheduler = new Scheduler(2)) {
                        trial.start = System.nanoTime();
                        scheduler.executor.scheduleAtFixedRate(() -> trial.beats.beat(1), 0, 3, MILLISECONDS);
                        trial.beats.await();
                    }
                })
                .invariant("no run before its time", Trial::isNeverEarly)
                .invariant("no two runs at once", Trial::isNeverTwice);
    }

    private static final class Trial {
        final Beats beats;
        long start;

        Trial(Beats beats) {
            this.beats = beats;
        }

        boolean isNeverEarly() {
            return IntStream.range(0, 5)
                    .allMatch(beat -> beats.sinceTo(start, beat) >= MILLISECONDS.toNanos(3L * beat));
        }

        boolean isNeverTwice() {
            return IntStream.range(1, 5).allMatch(beat -> beats.pauseBefore(beat) >= 0);
        }
    }
}
