package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.schedule.Strategy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a program from its beginning to its end, once per call, always with the same scheduling points. */
public interface ScheduleRunner {
    /**
     * Runs one schedule.
     *
     * @param strategy chooses; its {@code begin} has been called, its {@code end} is called by the runner
     * @param listener hears of each step and its values; null if nobody does
     * @return how it failed; empty if it did not, or was abandoned
     */
    Optional<Fault> run(Strategy strategy, @Nullable StepListener listener);
}
