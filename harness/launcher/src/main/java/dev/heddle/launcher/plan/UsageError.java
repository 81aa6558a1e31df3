package dev.heddle.launcher.plan;

/** The user asked for something that cannot be. The message is one line that says what is wrong and what would be right; nothing was written. */
public final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * An error.
     *
     * @param message control characters in it, which an argument may hold, are replaced, so that it stays one line
     */
    public UsageError(String message) {
        super(message.replaceAll("\\p{Cntrl}+", " "));
    }
}
