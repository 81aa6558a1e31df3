package dev.heddle.engine.explore.kernel;

import java.util.Arrays;

/** What a program sees of its stack: it ends at {@code main}, or at the method in which a thread begins, as it does in a run without Heddle. */
final class ProgramFrames {
    private static final String BOTTOM = ControlledThread.class.getName();
    private static final String ENGINE = "dev.heddle.engine.";

    private ProgramFrames() {}

    static StackTraceElement[] of(StackTraceElement[] frames) {
        int end = frames.length;
        while (end > 0 && !frames[end - 1].getClassName().equals(BOTTOM)) {
            end--;
        }
        if (end == 0) {
            return frames; // none of a controlled thread, or not its whole stack
        }
        while (end > 0 && frames[end - 1].getClassName().startsWith(ENGINE)) {
            end--;
        }
        return Arrays.copyOf(frames, end);
    }
}
