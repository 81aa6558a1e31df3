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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The receipt for a failure. */
public final class FutureRethrows implements Scenario {
    @Override
    public String name() {
        return "exceptions.future-rethrows";
    }

    @Override
    public String summary() {
        return "A task that fails in a pool hands its exception to the future, whose get throws it in the thread that asks for the result.";
    }

    @Override
    public String explanation() {
        return """
                A future has a result or an exception, and get() hands out whichever it is. The exception arrives wrapped in an ExecutionException, \
                with the original as its cause: so the stack trace shows both where the task failed and who wanted the result.

                With that, a failure cannot be overlooked by anybody who needs the result. But only then: a future that nobody asks keeps its \
                exception to itself, for ever. Whoever submits a task "only for its effect" should use execute(), or ask the future all the same.

                CompletableFuture does likewise with join() and a CompletionException, and can be given a function to handle the failure: \
                exceptionally(), handle(), whenComplete().""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "exception", "future", "pool");
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
                    var pool = Executors.newFixedThreadPool(1);
                    try {
                        pool.submit(Import::run).get();
                    } catch (ExecutionException e) {
                        heard.handler("main").uncaughtException(Thread.currentThread(), e.getCause());
                    } finally {
                        pool.shutdown();
                        pool.awaitTermination(1, TimeUnit.MINUTES);
                    }
                })
                .observe(Heard::list)
                .acceptable(List.of("main heard: line 3 is not a number"))
                .otherwise(FORBIDDEN, "the exception was not handed over");
    }
}
