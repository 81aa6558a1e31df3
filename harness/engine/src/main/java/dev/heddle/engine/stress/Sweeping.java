package dev.heddle.engine.stress;

import dev.heddle.engine.cores.Cores;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs short iterations: all actors sweep the same row of fresh states, meeting at a gate after each stride, and then share the work of judging them. That
 * is how jcstress runs its tests, from whose documentation the words are; see its {@code strideSize} and {@code strideCount}.
 */
final class Sweeping implements Vigil.Watched {
    private static final int SPACING = 32;

    /**
     * Length of an array that, beside the smallest state, fills a cache line. States that share one are taken from core to core together, and only the first
     * of them is fought for. One state in so many has such an array: more of them lose more updates, up to a quarter of those that meet, but making them and
     * moving their lines costs more than that gains; at one in eight, rate and share of lost updates are near those of jcstress.
     */
    private static final int SPACER = 4;

    private static final int STATES_PER_SPACER = 8;

    /** On two cores with 24 other threads, two threads were on them together some six times a second. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private static final int MOST_BATCHES_WITH_NEW_THREADS = 3;

    private final Stage stage;
    private final Pacer pacer;
    private final Gate gate;
    private final Optional<Cores> cores;
    private final Shifts shifts;
    private final Misses misses;
    private final LongSupplier threadsStarted;
    private final Snapshot snapshot;
    private final Sweep.Thrown[] thrown;
    private final long[] failedBy;
    private final int[] strides;
    private final Runnable planning = this::plan;
    private final Runnable sweepBegins = this::beginSweep;
    private final Runnable sweepEnds = this::endSweep;
    private final Runnable strideEnds;

    // the batch; written by the last thread to arrive at the gate, read by all after it
    private @Nullable Object[] states = new Object[0];
    private long[] @Nullable [] spacers = new long[0][];
    private int size;
    private int stride;
    private long first;
    private boolean recording;
    private int timedEvery = 1;
    private volatile boolean unmade;
    private long sweepBegan;
    private long sweepNanos;
    private long actingNanos; // of the first actor
    private double nanosPerAction; // likewise, in its quickest stride
    private long threadsSeen;
    private int batchesWithNewThreads;

    Sweeping(Stage stage, Pacer pacer, LongSupplier threadsStarted, Snapshot snapshot) {
        this.stage = stage;
        this.pacer = pacer;
        this.threadsStarted = threadsStarted;
        this.snapshot = snapshot;
        int threads = stage.cast().size();
        gate = new Gate(stage.crew().threads(), stage.stop(), PATIENCE);
        cores = Cores.of(threads);
        shifts = new Shifts(stage.crew().threads(), cores);
        strideEnds = shifts::draw;
        misses = new Misses(stage.failures(), stage.stop());
        failedBy = new long[threads * SPACING];
        strides = new int[threads * SPACING];
        thrown = new Sweep.Thrown[threads];
        for (int i = 0; i < threads; i++) {
            Me actor = stage.cast().actor(i);
            thrown[i] = (at, t) -> misses.threw(actor, at, first + at, t);
        }
        threadsSeen = threadsStarted.getAsLong();
    }

    @Override
    public long progress() {
        return gate.progress();
    }

    int stride() {
        return stride;
    }

    /** Whether iterations were seen to start threads, so that they have to be run one by one. */
    boolean startsThreads() {
        return batchesWithNewThreads > MOST_BATCHES_WITH_NEW_THREADS;
    }

    /** What each thread of the crew does, until the run is over. */
    void work(int me) {
        if (!gate.isCrowded()) {
            cores.ifPresent(it -> it.keep(me));
        }
        try {
            sweep(me);
        } finally {
            cores.ifPresent(Cores::release);
        }
    }

    private void sweep(int me) {
        while (true) {
            gate.pass(me, planning);
            if (size == 0) {
                return;
            }
            stage.places().enter(me);
            make(me);
            stage.places().leave(me);
            gate.passTogether(me, sweepBegins);
            if (unmade) {
                return;
            }
            act(me);
            stage.places().enter(me);
            judge(me);
            stage.places().leave(me);
        }
    }

    private int share(int me) {
        return (int) ((long) size * me / stage.cast().size());
    }

    private void make(int me) {
        Judge judge = stage.judges().get(me);
        for (int i = share(me); i < share(me + 1); i++) {
            Object state = judge.make(first + i);
            if (state == null) {
                unmade = true;
                return;
            }
            states[i] = state;
            if (i % STATES_PER_SPACER == 0) {
                spacers[i] = new long[SPACER];
            }
        }
    }

    private void act(int me) {
        @SuppressWarnings("NullAway") // all made by now
        Object[] row = states;
        Places places = stage.places();
        long acting = 0;
        double quickest = Double.MAX_VALUE;
        for (int from = 0; from < size; from += stride) {
            int to = Math.min(size, from + stride);
            shifts.begin(me);
            places.enter(me);
            long before = System.nanoTime();
            if (recording && strides[me * SPACING]++ % timedEvery == 0) {
                timed(me, row, from, to);
            } else {
                stage.cast().sweep(me, row, from, to, thrown[me]);
            }
            long nanos = System.nanoTime() - before;
            acting += nanos;
            quickest = Math.min(quickest, (double) nanos / (to - from));
            places.leave(me);
            shifts.end(me);
            if (to == size && me == 0) {
                actingNanos = acting;
                nanosPerAction = quickest;
            }
            if (to < size) {
                gate.passTogether(me, strideEnds);
            } else {
                gate.pass(me, sweepEnds);
            }
        }
    }

    /** The same with a look at the clock before and after one of the actions, another one each time. */
    private void timed(int me, Object[] row, int from, int to) {
        Cast cast = stage.cast();
        int at = from + strides[me * SPACING] / timedEvery % (to - from);
        cast.sweep(me, row, from, at, thrown[me]);
        long before = System.nanoTime();
        cast.sweep(me, row, at, at + 1, thrown[me]);
        stage.latencies().record(me, System.nanoTime() - before);
        cast.sweep(me, row, at + 1, to, thrown[me]);
    }

    private void judge(int me) {
        Judge judge = stage.judges().get(me);
        boolean anyMissed = misses.any();
        long failed = 0;
        for (int i = share(me); i < share(me + 1); i++) {
            @SuppressWarnings("NullAway") // made by make
            Object state = states[i];
            if (anyMissed && misses.missed(i)) {
                failed += misses.failed(i) | !judge.closed(state, first + i) ? 1 : 0;
            } else {
                failed += judge.isFine(state, first + i) ? 0 : 1;
            }
        }
        failedBy[me * SPACING] = failed;
    }

    // what follows runs on the last thread to arrive, while the others wait

    private void plan() {
        Course course = stage.course();
        if (size > 0) {
            countBatch();
        }
        long threads = threadsStarted.getAsLong();
        if (threads != threadsSeen) {
            threadsSeen = threads;
            batchesWithNewThreads++;
        }
        if (stage.failures().outOfMemory()) {
            course.abort();
        }
        snapshot.takeIfWanted(stage);
        misses.clear();
        stride = pacer.stride();
        size = startsThreads() ? 0 : course.room(pacer.batch());
        first = course.iterations();
        recording = course.isMeasuring();
        timedEvery = pacer.timedEvery();
        // a new row each time: storing young states into an old array would cost more than the array
        states = new Object[size];
        spacers = new long[size][];
    }

    private void countBatch() {
        long failed = 0;
        for (int i = 0; i < failedBy.length; i += SPACING) {
            failed += failedBy[i];
        }
        stage.course().count(size, failed, (long) size * stage.cast().size());
        pacer.saw(nanosPerAction, actingNanos, sweepNanos);
    }

    private void beginSweep() {
        if (unmade) {
            size = 0;
            stage.course().abort();
        }
        shifts.draw();
        sweepBegan = System.nanoTime();
    }

    private void endSweep() {
        sweepNanos = System.nanoTime() - sweepBegan;
    }
}
