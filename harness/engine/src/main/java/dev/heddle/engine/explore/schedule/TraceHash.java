package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/**
 * A number for the interleaving of a schedule, equal for two schedules that differ only in the order of independent steps (for one Mazurkiewicz trace), and
 * with the certainty of 64 bits different otherwise.
 *
 * <p>Each step is hashed together with the hashes of the steps that it directly depends on: the one before it of its own thread (or the one that created
 * the thread), the last write to where it reads or writes, and if it writes, the reads since. So numbers of threads and locations, which differ from schedule
 * to schedule, never come in. The sum over all steps is the number of the interleaving.
 */
final class TraceHash {
    private static final long OF_CREATION = 0xD1B54A32D192ED03L;
    private static final long OF_READS = 0x8CB92BA72F3D8DD7L;
    private static final long OF_WRITE = 0xAEF17502108EF2D9L;
    private static final long OF_ALL = 0xDAA66D2C7DDF743FL;
    private static final long OF_ALL_READS = 0xF1357AEA2E62A9C5L;

    private final LocationTable locations = new LocationTable();

    /** By thread: hash of its last step, or of the step that created it. */
    private long[] last = new long[16];

    private int threads;
    private long sum;

    /** Of the last step that touched {@link Operation#EVERYWHERE} other than by reading. */
    private long everywhere;
    /** Sum of the steps since then that read {@link Operation#EVERYWHERE}. */
    private long everywhereReads;
    /** Sums of the steps since then that read and that wrote anything at all. */
    private long reads;

    private long writes;

    private int thread = -1;
    private int kind;
    private long location;

    /** A new schedule begins. */
    void begin() {
        locations.clear();
        threads = 0;
        sum = 0;
        everywhere = 0;
        everywhereReads = 0;
        reads = 0;
        writes = 0;
        thread = -1;
    }

    /** The step before this point has been taken. */
    void arrive(SchedulingPoint point) {
        if (thread >= 0) {
            addStep(point);
        }
        if (threads < point.threads()) {
            welcome(point.threads());
        }
    }

    /** The next step will be this thread's. */
    void chosen(SchedulingPoint point, int chosen) {
        thread = chosen;
        kind = point.kind(chosen);
        location = point.location(chosen);
    }

    /** The number of the interleaving so far. */
    long value() {
        return sum;
    }

    private void welcome(int now) {
        if (now > last.length) {
            last = Arrays.copyOf(last, now * 2);
        }
        long created = thread < 0 ? 0 : last[thread];
        for (int child = 1; threads < now; child++) {
            last[threads++] = Dice.mix(created + OF_CREATION * child);
        }
    }

    private void addStep(SchedulingPoint point) {
        int effects = point.effects();
        if (effects == 0 && location == Operation.NOWHERE) {
            return;
        }
        long hash = Dice.mix(last[thread] + causes(kind, location));
        for (int i = 0; i < effects; i++) {
            hash = Dice.mix(hash + causes(point.effectKind(i), point.effectLocation(i)));
        }
        touch(kind, location, hash);
        for (int i = 0; i < effects; i++) {
            touch(point.effectKind(i), point.effectLocation(i), hash);
        }
        last[thread] = hash;
        sum += hash;
    }

    /** What an operation directly depends on. */
    private long causes(int what, long where) {
        if (where == Operation.NOWHERE) {
            return 0;
        }
        boolean read = what == Operation.READ;
        if (where == Operation.EVERYWHERE) {
            return everywhere * OF_ALL + writes * OF_WRITE + (read ? 0 : reads * OF_READS);
        }
        int slot = locations.slot(where);
        long causes = everywhere * OF_ALL + locations.write(slot) * OF_WRITE;
        return read ? causes : causes + locations.reads(slot) * OF_READS + everywhereReads * OF_ALL_READS;
    }

    private void touch(int what, long where, long hash) {
        if (where == Operation.NOWHERE) {
            return;
        }
        boolean read = what == Operation.READ;
        if (where != Operation.EVERYWHERE) {
            locations.touch(locations.slot(where), read, hash);
        } else if (read) {
            everywhereReads += hash;
        } else {
            everywhere = hash;
            everywhereReads = 0;
            reads = 0;
            writes = 0;
            return;
        }
        if (read) {
            reads += hash;
        } else {
            writes += hash;
        }
    }
}
