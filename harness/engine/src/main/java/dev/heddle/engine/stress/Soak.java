package dev.heddle.engine.stress;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Runs a plan whose state is shared: the actors repeat their work on it, each at its own pace, until the time is over. */
final class Soak implements Vigil.Watched {
    private static final int SPACING = 16;
    private static final long LOT_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final int MOST_IN_LOT = 1 << 16;
    private static final long PATIENCE_AT_THE_END = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE_WITH_THE_FIRST = TimeUnit.SECONDS.toNanos(2);
    private static final long DONE = Long.MIN_VALUE;

    private final Stage stage;
    private final Object state;
    private final long mostPerActor;
    private final Misses misses;
    private final AtomicLongArray acted;
    private final long[] seen;
    private long counted;
    private long rounds;
    private long stoppedAt;

    /**
     * A soak of this state.
     *
     * @param mostPerActor how many times an actor acts at most; 0 for as many as there is time for
     */
    Soak(Stage stage, Object state, long mostPerActor) {
        this.stage = stage;
        this.state = state;
        this.mostPerActor = mostPerActor;
        misses = new Misses(stage.failures(), stage.stop());
        acted = new AtomicLongArray(stage.cast().size() * SPACING);
        seen = new long[stage.cast().size()];
    }

    /** What each thread of the crew does, until the run is over. */
    void work(int me) {
        Me actor = stage.cast().actor(me);
        var cut = new AtomicInteger();
        Sweep.Thrown thrown = (at, t) -> cut.addAndGet(misses.threw(actor, 0, -1, t) ? 0 : 1);
        long done = 0;
        int lot = 1;
        stage.places().enter(me);
        do {
            int more = mostPerActor == 0 ? lot : (int) Math.min(lot, mostPerActor - done);
            long before = System.nanoTime();
            stage.cast().repeat(me, state, 1, thrown);
            long first = System.nanoTime();
            stage.latencies().record(me, first - before);
            stage.cast().repeat(me, state, more - 1, thrown);
            lot = nextLot(lot, more, System.nanoTime() - before);
            done += more;
            acted.setOpaque(me * SPACING, done - cut.get());
        } while (!stage.stop().isUp() && (mostPerActor == 0 || done < mostPerActor));
        stage.places().leave(me);
        acted.setOpaque(me * SPACING, done - cut.get() | DONE);
    }

    private static int nextLot(int lot, int had, long nanos) {
        if (had == lot && nanos < LOT_NANOS / 2) {
            return Math.min(MOST_IN_LOT, 2 * lot);
        }
        return nanos > 2 * LOT_NANOS ? Math.max(1, lot / 2) : lot;
    }

    /** Whether any action came to its end, so that there is something to judge; when all are done. */
    boolean isUsed() {
        return progress() > 0;
    }

    /** Whether no action failed; when all are done. */
    boolean isFine() {
        return !misses.any() || !misses.failed(0);
    }

    @Override
    public long progress() {
        long sum = 0;
        for (int i = 0; i < seen.length; i++) {
            sum += acted.get(i * SPACING) & ~DONE;
        }
        return sum;
    }

    @Override
    public long slowest() {
        long[] now = new long[seen.length];
        Arrays.setAll(now, i -> acted.get(i * SPACING));
        for (int i = 0; i < now.length; i++) {
            if (now[i] == seen[i] && now[i] >= 0) {
                return rounds;
            }
        }
        System.arraycopy(now, 0, seen, 0, now.length);
        return ++rounds;
    }

    @Override
    public void tick() {
        count();
        if (stage.course().isOver()) {
            stage.stop().raise();
        }
        if (stage.stop().isUp()) {
            interruptTheSlow();
        }
    }

    /** Counts what has been done since the last time. */
    void count() {
        long now = progress();
        if (now != counted) {
            stage.course().countSoaking(now - counted);
            counted = now;
        }
    }

    /** An actor may wait for what the others, who have ended, will not give any more. */
    private void interruptTheSlow() {
        long now = System.nanoTime();
        if (stoppedAt == 0) {
            stoppedAt = now;
        }
        for (int i = 0; i < seen.length; i++) {
            long patience = acted.get(i * SPACING) == 0 ? PATIENCE_WITH_THE_FIRST : PATIENCE_AT_THE_END;
            if (now - stoppedAt > patience && stage.places().isInside(i)) {
                stage.crew().threads()[i].interrupt();
            }
        }
    }
}
