package dev.heddle.guide.exceptions;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Two ways in, two ways out. */
public final class ExecuteOrSubmit implements Scenario {
    @Override
    public String name() {
        return "exceptions.execute-or-submit";
    }

    @Override
    public String summary() {
        return "A task that fails is heard of by the handler of its thread if it was given to execute, and by nobody if it was given to submit and its future is not asked.";
    }

    @Override
    public String explanation() {
        return """
                execute() and submit() look alike, and where the task is fine they are. If it fails they differ. execute() runs the task bare: the \
                exception leaves run(), ends the thread of the pool, and the handlers hear of it; the pool makes a new thread for the next task. \
                submit() wraps the task in a FutureTask, which catches everything and keeps it for get(): the thread goes on, and no handler ever \
                hears anything.

                So with submit(), and nobody who calls get(), a failure leaves no trace at all, not even on standard error. It is the most common way \
                of losing exceptions in Java. A pool can be made to speak by overriding afterExecute() of ThreadPoolExecutor and asking the future \
                there.

                Both tasks here throw the same exception. The handler hears of one.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "exception", "future", "pool", "handler");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Heard::new)
                .actor("main", (heard, me) -> {
                    var handled = new CountDownLatch(1);
                    var pool = Executors.newFixedThreadPool(1, task -> {
                        var thread = new Thread(task);
                        thread.setUncaughtExceptionHandler((dying, failure) -> {
                            heard.handler("handler").uncaughtException(dying, failure);
                            handled.countDown();
                        });
                        return thread;
                    });
                    pool.submit(Import::run); // the future that comes back is not asked
                    pool.execute(Import::run);
                    pool.shutdown();
                    pool.awaitTermination(1, TimeUnit.MINUTES);
                    handled.await(); // a pool counts a thread as ended before that thread's handler has run
                })
                .observe(Heard::list)
                .acceptable(List.of("handler heard: line 3 is not a number"))
                .otherwise(FORBIDDEN, "the handler heard of both tasks, or of none");
    }
}
