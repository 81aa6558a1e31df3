package dev.heddle.engine.explore;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.results.FailureReport;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread on which schedules run. It is watched from the one that started it, so that a program that takes the processor and does not give it back is found out. */
final class SearchThread {
    /** What is done on it. */
    interface Work {
        void run() throws Exception;

        /** Grows as long as the program goes on. May be asked on any thread. */
        long steps();

        /** How many schedules have come to their end. May be asked on any thread. */
        default long schedules() {
            return 0;
        }

        /** Whether it is busy with something in which the program need not go on. May be asked on any thread. */
        default boolean isBusy() {
            return false;
        }

        /** Called on the watching thread again and again while it goes on. */
        default void goesOn() {}
    }

    private static final long WATCH_MILLIS = 20;
    /** How long a thread has, once a step takes too long, to come by a place in its code where it can be ended. */
    private static final long WORD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** As much as a main thread usually has; fibers run on it. */
    private static final long STACK_BYTES = 8L << 20;

    private final Work work;
    private final ControlKernel kernel;
    private final Thread thread;
    private volatile boolean prepared;
    private volatile boolean working = true;
    private volatile @Nullable Throwable broken;

    /**
     * A thread that is not started yet.
     *
     * @param workbench of the program whose schedules it runs
     */
    SearchThread(Work work, Workbench workbench) {
        this.work = work;
        this.kernel = workbench.kernel();
        this.thread = new Thread(null, this::work, "heddle-search", STACK_BYTES, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(workbench.program().loader());
    }

    private void work() {
        try {
            kernel.prepare();
            prepared = true;
            work.run();
        } catch (Throwable e) {
            broken = e;
        } finally {
            working = false;
        }
    }

    /**
     * Starts it and waits for its end.
     *
     * @param timeoutMillis without a step for so long, it hangs
     * @return the hang; empty if it came to its end, or this thread was interrupted
     * @throws CellBroken if the work failed
     */
    Optional<FailureReport> run(long timeoutMillis) throws CellBroken {
        thread.start();
        if (!endsWithSteps(TimeUnit.MILLISECONDS.toNanos(timeoutMillis))) {
            return Optional.of(Hang.failure(thread, kernel.onProcessor(), timeoutMillis, work.schedules()));
        }
        Throwable trouble = broken;
        if (trouble instanceof CellBroken cell) {
            throw cell;
        } else if (trouble != null) {
            throw new CellBroken("the search failed: " + Excerpt.of(trouble), trouble);
        }
        return Optional.empty();
    }

    private boolean endsWithSteps(long timeout) {
        long lastSteps = -1;
        long since = System.nanoTime();
        long hangsSince = since;
        while (working) {
            try {
                thread.join(WATCH_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
            long now = System.nanoTime();
            long steps = work.steps();
            if (!prepared || steps != lastSteps) {
                lastSteps = steps;
                since = now;
            } else if (now - since > timeout) {
                kernel.overdue(kernel.steps());
            }
            if (since == now || work.isBusy()) {
                hangsSince = now;
                work.goesOn();
            } else if (now - hangsSince > timeout + WORD_NANOS && working) {
                return false;
            }
        }
        return true;
    }
}
