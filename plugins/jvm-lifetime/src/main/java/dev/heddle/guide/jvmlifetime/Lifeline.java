package dev.heddle.guide.jvmlifetime;

import java.io.IOException;

/** Ends a JVM that was started by a scenario when the scenario's own JVM is gone, which shows in the end of the standard input. */
final class Lifeline {
    private Lifeline() {}

    /** Starts watching, in a daemon thread. */
    static void hold() {
        var thread = new Thread(Lifeline::watch, "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent: only the end counts.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(70);
    }
}
