package dev.heddle.known.atomicity;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.Arrays;

/** A text appends another one: it asks for its length, then for that many characters. */
public final class AppendWhileTruncated {
    private static final String TOPIC = "append-while-truncated";

    private AppendWhileTruncated() {}

    static final class Text {
        private char[] characters = {'a', 'b', 'c'};

        synchronized int length() {
            return characters.length;
        }

        synchronized char[] first(int count) {
            if (count > characters.length) {
                throw new IndexOutOfBoundsException("%d of %d characters".formatted(count, characters.length));
            }
            return Arrays.copyOf(characters, count);
        }

        synchronized void truncate() {
            characters = new char[0];
        }

        void appendTwoSteps(Text other) {
            first(0);
            other.first(other.length());
        }
    }

    record Pair(Text target, Text source) {}

    private static Plan<Pair> judged(Actor<Pair> appender) {
        return Plan.of(() -> new Pair(new Text(), new Text()))
                .actor("appender", appender)
                .actor("truncater", (pair, me) -> pair.source().truncate());
    }

    /** The other text may be truncated in between. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The other text may be truncated in between.", 2, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((pair, me) -> pair.target().appendTwoSteps(pair.source()));
        }
    }

    /** The other text is locked for both steps. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "The other text is locked for both steps.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((pair, me) -> {
                synchronized (pair.source()) {
                    pair.target().appendTwoSteps(pair.source());
                }
            });
        }
    }
}
