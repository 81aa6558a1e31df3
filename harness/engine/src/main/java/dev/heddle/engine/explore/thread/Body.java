package dev.heddle.engine.explore.thread;

import org.jspecify.annotations.Nullable;

/**
 * What is done as a controlled thread. All three are called on the strand, in this order, and throw nothing: what is thrown out of a continuation leaves the
 * JVM in disorder.
 */
public interface Body {
    /** The strand has its first turn. */
    void begin();

    /** The thread's work. Not called for a thread that really was started, whose work the JVM calls. */
    void run();

    /**
     * The thread has ended.
     *
     * @return the strand that goes on; null if the schedule has ended
     */
    @Nullable
    Strand end();
}
