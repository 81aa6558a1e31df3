package dev.heddle.engine.jcstress;

import dev.heddle.api.ActorContext;
import dev.heddle.api.Plan;
import dev.heddle.engine.cell.CellBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * One iteration of a plan, to see how long it takes. jcstress sweeps ten thousand states before its actors meet, which suits tests of nanoseconds; a scenario
 * whose actors take longer needs shorter strides.
 */
final class Pilot {
    private static final long LONGEST_MILLIS = 1_000;
    private static final long STRIDE_NANOS = 20_000_000;

    private Pilot() {}

    private record Me(int index, int count, RandomGenerator random) implements ActorContext {
        @Override
        public boolean shouldStop() {
            return false;
        }
    }

    /**
     * How many states jcstress should sweep at once.
     *
     * @throws CellBroken if an iteration takes too long for jcstress, or fails when it is run alone
     */
    static <S> int stride(Plan<S> plan, String where) throws CellBroken, InterruptedException {
        long shortest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            shortest = Math.min(shortest, nanos(plan, where));
            if (shortest > STRIDE_NANOS) {
                break;
            }
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, STRIDE_NANOS / Math.max(1, shortest)));
    }

    /** How long the slowest actor took in one iteration, without the start of its thread. */
    private static <S> long nanos(Plan<S> plan, String where) throws CellBroken, InterruptedException {
        S state = plan.state().get();
        var slowest = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (Plan.Actors<S> each : plan.actors()) {
            for (int index = 0; index < each.count(); index++) {
                var me = new Me(index, each.count(), new SplittableRandom(index));
                threads.add(new Thread(
                        () -> slowest.accumulateAndGet(nanos(each, state, me), Math::max), "pilot of " + each.name()));
            }
        }
        for (Thread each : threads) {
            each.setDaemon(true);
            each.start();
        }
        long until = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        for (Thread each : threads) {
            each.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            if (each.isAlive()) {
                throw new CellBroken(
                        "%s: an iteration takes longer than a second, and jcstress needs millions of them: run it under stress or explore"
                                .formatted(where));
            }
        }
        plan.close().accept(state);
        return slowest.get();
    }

    private static <S> long nanos(Plan.Actors<S> actors, S state, ActorContext me) {
        long started = System.nanoTime();
        try {
            actors.body().run(state, me);
        } catch (Exception e) {
            // jcstress will come upon it, and report it
            return System.nanoTime() - started;
        }
        return System.nanoTime() - started;
    }
}
