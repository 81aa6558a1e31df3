package dev.heddle.launcher.fork;

/** How a worker came to its end, as seen from outside. */
public sealed interface Ending {
    /** It said that all is done. */
    record Finished() implements Ending {}

    /**
     * It said that the order cannot be carried out.
     *
     * @param message why, in one line
     * @param detail more lines; may be empty
     */
    record Broken(String message, String detail) implements Ending {}

    /**
     * It said that the order cannot be carried out on this machine, and that nothing is wrong with it.
     *
     * @param reason what is missing, in one line
     */
    record Skipped(String reason) implements Ending {}

    /**
     * The harness itself could not do its part: the JVM did not start, the worker is of another version, what it said cannot be understood.
     *
     * @param message what happened, in one line
     */
    record Unusable(String message) implements Ending {}

    /**
     * The scenario ended its JVM.
     *
     * @param status the exit status
     */
    record Exited(int status) implements Ending {}

    /**
     * Memory was exhausted.
     *
     * @param message the JVM's own words
     */
    record OutOfMemory(String message) implements Ending {}

    /**
     * The JVM died.
     *
     * @param message of what, in one line
     * @param detail the head of its hs_err file; empty if there is none
     */
    record Crashed(String message, String detail) implements Ending {}

    /**
     * It lived and came to no end.
     *
     * @param message how that showed
     * @param threadDump of the JVM; empty if it gave none
     */
    record Hung(String message, String threadDump) implements Ending {}

    /** It was told to stop before its time. */
    record Stopped() implements Ending {}
}
