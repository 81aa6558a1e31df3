package dev.heddle.plugins.queues;

/** Four producers, four consumers. */
public final class BoundedQueue4x4 extends BoundedQueue {
    /** Found through the service file. */
    public BoundedQueue4x4() {
        super(4);
    }

    @Override
    public String name() {
        return "queue.bounded-4x4";
    }

    @Override
    public String summary() {
        return "Four producers and four consumers pass the same 100 items through a queue of 48.";
    }

    @Override
    public String explanation() {
        return """
                The work of queue.bounded-1x1, divided among four producers and four consumers: the same 100 numbers, each of which must come out once.

                With one consumer it is clear who gets the next item. With four, the question is how they know when to end: a consumer that has taken its last item and asks for another one would wait for ever. Here each claims an item from a common count before it waits for it, so that as many takes are made as there are items. Other ways are a special last item for each consumer (a poison pill), or a fixed share for each; a look at isEmpty before take is not one, as another consumer may come in between.

                Eight threads are not eight times as fast. One lock guards the queue, and on fewer cores than threads they mostly wait for each other: see the speed-up against 1x1 in the chart, and the last percentiles of the latency.
                """;
    }
}
