package dev.heddle.known.structure;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import org.jspecify.annotations.Nullable;

/** A queue as a linked list, with a lock for each end. */
public final class UnlinkedNode {
    private static final String TOPIC = "unlinked-node";

    private UnlinkedNode() {}

    static final class Node {
        volatile @Nullable Node next;
    }

    static final class Chain {
        private volatile Node last = new Node();
        private final Node first = last;

        void append() {
            var node = new Node();
            last.next = node;
            last = node;
        }

        int length() {
            int length = 0;
            for (Node at = first.next; at != null; at = at.next) {
                length++;
            }
            return length;
        }
    }

    private static Plan<Chain> judged(Actor<Chain> appender) {
        return Plan.of(Chain::new)
                .actors("appender", 2, appender)
                .invariant("both nodes are linked", chain -> chain.length() == 2);
    }

    /** Two append behind the same node. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Two append behind the same node.", 2, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((chain, me) -> chain.append());
        }
    }

    /** One at a time. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "One at a time.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((chain, me) -> {
                synchronized (chain) {
                    chain.append();
                }
            });
        }
    }
}
