package dev.heddle.known.order;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/**
 * Many threads write one field after the other; a single one reads them. It sees the first write without the second only if all of the others stand between
 * the two or have not begun.
 */
public final class Reordering {
    private Reordering() {}

    static final class Fields {
        int first;
        int second;
        boolean seenApart;

        void write() {
            first = 1;
            second = 1;
        }

        void read() {
            seenApart = first == 1 && second == 0;
        }
    }

    private static String topic(int threads) {
        return "reordering-" + threads;
    }

    /** The fields are written one after the other, with nothing that keeps them together. */
    private abstract static class Unlocked extends KnownBug {
        private final int threads;

        Unlocked(int threads) {
            super(topic(threads), "Two fields are written by many threads, without a lock.", threads, Failure.OUTCOME);
            this.threads = threads;
        }

        @Override
        public Plan<?> plan(Load load) {
            return Plan.of(Fields::new)
                    .actors("writer", threads - 1, (fields, me) -> fields.write())
                    .actor("reader", (fields, me) -> fields.read())
                    .observe(fields -> fields.seenApart)
                    .acceptable(false)
                    .otherwise(FORBIDDEN, "one field was written, the other was not");
        }
    }

    /** They are written and read under a lock. */
    private abstract static class Locked extends Twin {
        private final int threads;

        Locked(int threads) {
            super(topic(threads), "Two fields are written by many threads, under a lock.", threads);
            this.threads = threads;
        }

        @Override
        public Plan<?> plan(Load load) {
            return Plan.of(Fields::new)
                    .actors("writer", threads - 1, (fields, me) -> {
                        synchronized (fields) {
                            fields.write();
                        }
                    })
                    .actor("reader", (fields, me) -> {
                        synchronized (fields) {
                            fields.read();
                        }
                    })
                    .observe(fields -> fields.seenApart)
                    .acceptable(false)
                    .otherwise(FORBIDDEN, "one field was written, the other was not");
        }
    }

    /** Ten threads. */
    public static final class TenBroken extends Unlocked {
        /** Found through the service file. */
        public TenBroken() {
            super(10);
        }
    }

    /** Ten threads. */
    public static final class TenCorrect extends Locked {
        /** Found through the service file. */
        public TenCorrect() {
            super(10);
        }
    }

    /** Twenty threads. */
    public static final class TwentyBroken extends Unlocked {
        /** Found through the service file. */
        public TwentyBroken() {
            super(20);
        }
    }

    /** Twenty threads. */
    public static final class TwentyCorrect extends Locked {
        /** Found through the service file. */
        public TwentyCorrect() {
            super(20);
        }
    }

    /** Fifty threads. */
    public static final class FiftyBroken extends Unlocked {
        /** Found through the service file. */
        public FiftyBroken() {
            super(50);
        }
    }

    /** Fifty threads. */
    public static final class FiftyCorrect extends Locked {
        /** Found through the service file. */
        public FiftyCorrect() {
            super(50);
        }
    }

    /** Hundred threads. */
    public static final class HundredBroken extends Unlocked {
        /** Found through the service file. */
        public HundredBroken() {
            super(100);
        }
    }

    /** Hundred threads. */
    public static final class HundredCorrect extends Locked {
        /** Found through the service file. */
        public HundredCorrect() {
            super(100);
        }
    }
}
