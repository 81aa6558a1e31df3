package dev.heddle.guide.exceptions;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What handlers have heard of. */
final class Heard {
    private final Queue<String> by = new ConcurrentLinkedQueue<>();

    /** A handler that notes its own name and what it heard. */
    Thread.UncaughtExceptionHandler handler(String name) {
        return (thread, failure) -> by.add(name + " heard: " + failure.getMessage());
    }

    List<String> list() {
        return List.copyOf(by);
    }
}
