package dev.heddle.guide.threadlocals;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Who a task works for, as web frameworks keep it: set by some tasks, read by others, on the threads of a pool. */
final class Session {
    final ThreadLocal<String> user = ThreadLocal.withInitial(() -> "nobody");
    private String seen = "";

    /** Runs two tasks one after the other on a pool of one thread: the first logs a user in, the second is anonymous and looks who it works for. */
    void runOnOneThread(Runnable first) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            pool.submit(first).get();
            seen = pool.submit(user::get).get();
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** Whom the second task saw. */
    String seen() {
        return seen;
    }
}
