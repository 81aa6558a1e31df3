package dev.heddle.guide.endingthreads;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;

/** The pool that nobody closed. */
public final class PoolForgotten implements Scenario {
    @Override
    public String name() {
        return "ending.pool-forgotten";
    }

    @Override
    public String summary() {
        return "A pool that is never shut down leaves its threads behind, waiting for tasks.";
    }

    @Override
    public String explanation() {
        return """
                The task is done, its result is there, the method returns, and the pool is out of sight. Its thread is not: it waits in the queue of \
                the pool for the next task, and as it is no daemon, it keeps the JVM alive. A main() that forgets this does not end; a method that is \
                called again and again and makes its own pool each time fills the JVM with idle threads, until no more can be made.

                A pool should have an owner who shuts it down: in finally, in a try block with resources from JDK 19 on, or with the end of the \
                program. Threads that are daemons hide the mistake rather than mend it.

                The harness looks after each iteration whether threads that it started are still alive.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "shutdown", "leak", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.THREAD_LEFT);
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
        return Plan.of(Answer::new)
                .actor("main", (answer, me) -> {
                    var pool = Executors.newFixedThreadPool(1); // should be shut down in the end
                    answer.number = pool.submit(() -> 42).get();
                })
                .observe(answer -> answer.number)
                .acceptable(42)
                .otherwise(FORBIDDEN, "the result was lost")
                .enough(3);
    }

    private static final class Answer {
        int number;
    }
}
