package dev.heddle.engine.stress;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs iterations one at a time: those that are long, that start threads, or of which nothing is known yet. The main thread makes and judges the states, so
 * that whatever is wrong after an iteration belongs to it.
 */
final class OneByOne {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Stage stage;
    private final Vigil vigil;
    private final Leftovers leftovers;
    private final Snapshot snapshot;
    private final Misses misses;
    private final Gate gate;
    private final Sweep.Thrown[] thrown;
    private final long[] nanos;
    private final @Nullable Object[] state = new Object[1];
    private long shortest = Long.MAX_VALUE;
    private long sinceShortest;

    OneByOne(Stage stage, Vigil vigil, Leftovers leftovers, Snapshot snapshot) {
        this.stage = stage;
        this.vigil = vigil;
        this.leftovers = leftovers;
        this.snapshot = snapshot;
        int threads = stage.cast().size();
        misses = new Misses(stage.failures(), stage.stop());
        gate = new Gate(stage.crew().threads(), stage.stop(), PATIENCE);
        nanos = new long[threads];
        thrown = new Sweep.Thrown[threads];
        Arrays.setAll(thrown, i -> {
            Me actor = stage.cast().actor(i);
            return (at, t) -> misses.threw(actor, 0, stage.course().iterations(), t);
        });
    }

    /** How long the quickest of the recent iterations took, in nanoseconds. */
    long shortest() {
        return shortest;
    }

    /** How an iteration ended. */
    enum Ending {
        /** It ended, and started no threads. */
        ENDED,
        /** It ended, and threads were started meanwhile. */
        STARTED_THREADS,
        /** It did not end, or there can be no other after it. */
        STUCK
    }

    /** Runs one iteration. */
    Ending run() {
        Course course = stage.course();
        long iteration = course.iterations();
        Object made = stage.mainJudge().make(iteration);
        if (made == null) {
            course.count(1, 1, 0);
            course.abort();
            return Ending.STUCK;
        }
        state[0] = made;
        misses.clear();
        int uncaught = stage.failures().uncaught();
        stage.crew().start(this::act);
        if (!vigil.watch(course::iterations)) {
            course.count(1, stage.failures().any() ? 1 : 0, stage.cast().size());
            course.abort();
            return Ending.STUCK;
        }
        boolean failed = !judge(made, iteration);
        boolean started = leftovers.anyStarted();
        if (started) {
            failed |= leftovers.report(stage.failures(), iteration, "its iteration");
        }
        failed |= stage.failures().uncaught() != uncaught;
        course.count(1, failed ? 1 : 0, stage.cast().size());
        time();
        if (stage.failures().outOfMemory() || leftovers.areTooMany()) {
            course.abort();
        }
        snapshot.takeIfWanted(stage);
        vigil.tick();
        return started ? Ending.STARTED_THREADS : Ending.ENDED;
    }

    private boolean judge(Object made, long iteration) {
        Judge judge = stage.mainJudge();
        return misses.missed(0) ? judge.closed(made, iteration) & !misses.failed(0) : judge.isFine(made, iteration);
    }

    private void act(int me) {
        if (!gate.isCrowded()) {
            gate.passTogether(
                    me, () -> {}); // without it, the first to wake would often be through before the others begin
        }
        stage.places().enter(me);
        long before = System.nanoTime();
        @SuppressWarnings("NullAway") // made by run
        Object[] row = state;
        stage.cast().sweep(me, row, 0, 1, thrown[me]);
        nanos[me] = System.nanoTime() - before;
        stage.places().leave(me);
        stage.latencies().record(me, nanos[me]);
    }

    private void time() {
        long longest = 0;
        for (long each : nanos) {
            longest = Math.max(longest, each);
        }
        // of the recent ones: what the compilers made quick counts soon
        if (longest < shortest || ++sinceShortest > 100) {
            shortest = longest;
            sinceShortest = 0;
        }
    }
}
