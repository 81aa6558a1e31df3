package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.schedule.Toy;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs schedules of a toy, judged by a test. */
final class ToyRunner implements ScheduleRunner {
    private final Toy program;
    private final Function<Toy, Optional<Fault>> judgement;
    int runs;

    ToyRunner(Toy program, Function<Toy, Optional<Fault>> judgement) {
        this.program = program;
        this.judgement = judgement;
    }

    @Override
    public Optional<Fault> run(Strategy strategy, @Nullable StepListener listener) {
        runs++;
        return program.run(strategy, listener) ? judgement.apply(program) : Optional.empty();
    }

    /** Walks at random until a schedule fails; its choices. */
    int[] findFailure(long seed) {
        Strategy random = Strategies.named("random", seed).orElseThrow();
        for (int i = 0; i < 100_000; i++) {
            random.begin();
            if (run(random, null).isPresent()) {
                return program.choices().stream().mapToInt(Integer::intValue).toArray();
            }
        }
        throw new AssertionError("no schedule fails");
    }
}
