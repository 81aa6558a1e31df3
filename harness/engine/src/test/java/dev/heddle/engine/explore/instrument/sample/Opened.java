package dev.heddle.engine.explore.instrument.sample;

import java.util.concurrent.ConcurrentLinkedDeque;

/** Uses a class of the JDK that is opened, and one that is not. */
public final class Opened implements Runnable {
    @Override
    public void run() {
        ConcurrentLinkedDeque<String> deque = new ConcurrentLinkedDeque<>();
        deque.addFirst("a");
        if (!"a".equals(deque.pollLast())) {
            throw new AssertionError();
        }
    }
}
