package dev.heddle.plugins.queues;

/** One producer, one consumer. */
public final class BoundedQueue1x1 extends BoundedQueue {
    /** Found through the service file. */
    public BoundedQueue1x1() {
        super(1);
    }

    @Override
    public String name() {
        return "queue.bounded-1x1";
    }

    @Override
    public String summary() {
        return "One producer and one consumer pass 100 items through a queue of 48.";
    }

    @Override
    public String explanation() {
        return """
                One thread puts the numbers 0 to 99 into an ArrayBlockingQueue with room for 48, another takes them out. Each number must come out once, and nothing may be left.

                The queue is smaller than what goes through it, and that is the point: the producer has to stop when it is full, the consumer when it is empty, and each must be woken by the other. put and take do that, with one lock and two conditions, notFull and notEmpty. Written by hand this is where programs go wrong: an if instead of a while around the wait, a notify that reaches another producer instead of the consumer, a check outside of the lock.

                A bound is also what keeps a program alive whose consumer is slower than its producer: without one, the queue grows until the heap is full. The time of an iteration is mostly spent in handing over, not in the items; compare it with queue.bounded-4x4, where four times as many threads do the same work.
                """;
    }
}
