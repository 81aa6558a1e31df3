package dev.heddle.guide.exceptions;

/** A group of threads with a handler of its own. */
final class ListeningGroup extends ThreadGroup {
    private final Thread.UncaughtExceptionHandler handler;

    ListeningGroup(Thread.UncaughtExceptionHandler handler) {
        super("listening");
        this.handler = handler;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        handler.uncaughtException(thread, failure);
    }
}
