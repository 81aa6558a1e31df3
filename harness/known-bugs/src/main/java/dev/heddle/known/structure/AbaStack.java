package dev.heddle.known.structure;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import org.jspecify.annotations.Nullable;

/** A stack of reused nodes: compareAndSet on the top does not see that it went and came back. */
public final class AbaStack {
    private static final String TOPIC = "aba-stack";

    private AbaStack() {}

    static final class Node {
        final int value;

        @Nullable
        Node next;

        Node(int value, @Nullable Node next) {
            this.value = value;
            this.next = next;
        }
    }

    static final class Stack {
        private final boolean stamped;
        private final AtomicStampedReference<@Nullable Node> top;
        private final AtomicIntegerArray taken = new AtomicIntegerArray(4);

        Stack(boolean stamped) {
            this.stamped = stamped;
            Node third = new Node(3, null);
            top = new AtomicStampedReference<>(new Node(1, new Node(2, third)), 0);
        }

        @Nullable
        Node pop() {
            while (true) {
                int[] stamp = new int[1];
                Node first = top.get(stamp);
                if (first == null) {
                    return null;
                }
                Node second = first.next;
                if (top.compareAndSet(first, second, stamp[0], stamped ? stamp[0] + 1 : stamp[0])) {
                    return first;
                }
            }
        }

        void push(Node node) {
            while (true) {
                int[] stamp = new int[1];
                Node first = top.get(stamp);
                node.next = first;
                if (top.compareAndSet(first, node, stamp[0], stamped ? stamp[0] + 1 : stamp[0])) {
                    return;
                }
            }
        }

        void take(@Nullable Node node) {
            if (node != null) {
                taken.incrementAndGet(node.value);
            }
        }

        boolean eachOnce() {
            for (Node node = pop(); node != null; node = pop()) {
                take(node);
            }
            return taken.get(1) == 1 && taken.get(2) == 1 && taken.get(3) == 1;
        }
    }

    private static Plan<Stack> judged(boolean stamped) {
        return Plan.of(() -> new Stack(stamped))
                .actor("popper", (stack, me) -> stack.take(stack.pop()))
                .actor("recycler", (stack, me) -> {
                    Node first = stack.pop();
                    stack.take(stack.pop());
                    if (first != null) {
                        stack.push(first);
                    }
                })
                .invariant("each value was taken once", Stack::eachOnce);
    }

    /** The stamp never changes. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The stamp never changes.", 2, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(false);
        }
    }

    /** Each change has a stamp of its own. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Each change has a stamp of its own.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(true);
        }
    }
}
