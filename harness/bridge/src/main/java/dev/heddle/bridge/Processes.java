package dev.heddle.bridge;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Hooks in place of what the JDK does with other processes. They, and the threads that the JDK has for them as long as the JVM lives, are outside of every
 * schedule: all of the program stands still while a thread of the JVM's own starts a process, asks it, or waits for its end. One that takes too long is a step
 * that has not ended, at the place in the program that waits for it.
 */
public final class Processes {
    private static final long REAL_NANOS_BETWEEN_LOOKS = 100_000;

    private Processes() {}

    public static Process start(ProcessBuilder builder) throws IOException {
        return outside(builder::start);
    }

    public static List<Process> startPipeline(List<ProcessBuilder> builders) throws IOException {
        return outside(() -> ProcessBuilder.startPipeline(builders));
    }

    public static int waitFor(Process process) throws InterruptedException {
        refuseIfInterrupted();
        return outside(() -> process.waitFor());
    }

    public static boolean waitFor(Process process, long timeout, TimeUnit unit) throws InterruptedException {
        refuseIfInterrupted();
        return outside(() -> process.waitFor(timeout, unit));
    }

    public static int exitValue(Process process) {
        return outside(process::exitValue);
    }

    public static boolean isAlive(Process process) {
        return outside(process::isAlive);
    }

    public static void destroy(Process process) {
        outside(() -> {
            process.destroy();
            return null;
        });
    }

    public static Process destroyForcibly(Process process) {
        return outside(process::destroyForcibly);
    }

    /** The process ends before anything else happens, as far as the program can tell. */
    public static CompletableFuture<Process> onExit(Process process) {
        return CompletableFuture.completedFuture(outside(() -> process.onExit().get()));
    }

    /**
     * The same of a handle.
     *
     * @param handle a {@link ProcessHandle}, of a class that has no name here
     */
    public static CompletableFuture<ProcessHandle> onExit(Object handle) {
        ProcessHandle process = (ProcessHandle) handle;
        return CompletableFuture.completedFuture(outside(() -> process.onExit().get()));
    }

    private static void refuseIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Nothing is under control until it is done. The calling thread only looks on, as nobody could wake it where it has none of the JVM's threads to itself. */
    private static <T, X extends Exception> T outside(Callable<T> work) throws X {
        Thread suspended = Hooks.suspend();
        try {
            FutureTask<T> task = new FutureTask<>(work);
            Thread thread = new Thread(null, task, "heddle-outside", 0, false);
            thread.setDaemon(true);
            thread.start();
            while (!task.isDone()) {
                LockSupport.parkNanos(REAL_NANOS_BETWEEN_LOOKS);
            }
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            cause.setStackTrace(e.getStackTrace()); // where the program is
            throw Processes.<X>asDeclared(cause);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a task that is done is waited for", e);
        } finally {
            Hooks.resume(suspended);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X asDeclared(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
