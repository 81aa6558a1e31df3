package dev.heddle.guide.makingthreads;

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

/** The mistake that everybody makes once. */
public final class RunInsteadOfStart implements Scenario {
    @Override
    public String name() {
        return "making-threads.run-instead-of-start";
    }

    @Override
    public String summary() {
        return "Calling run instead of start executes the task in the calling thread: there is no second thread at all.";
    }

    @Override
    public String explanation() {
        return """
                run() is an ordinary method. Calling it does what calling a method does: its body is executed here and now, by the caller, and the \
                next line comes after it. Only start() asks the JVM for a new thread, which then calls run().

                Nothing fails: the result is right, in time for the next line, without any join(). Two such "threads" run one after the other, and \
                with a task that waits for another one the program hangs. The claim that is broken here is "the task ran in another thread".

                The same trap with a FutureTask (run() does it here), with a Runnable (it has only run()), and with a Callable.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME);
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
    @SuppressWarnings("DoNotCall") // the mistake that is shown
    public Plan<?> plan(Load load) {
        return Plan.of(Ran::new)
                .actor("main", (ran, me) -> {
                    var thread = new Thread(() -> ran.in = Thread.currentThread());
                    thread.run(); // should be: thread.start(); and then thread.join();
                    ran.elsewhere = ran.in != Thread.currentThread();
                })
                .observe(ran -> ran.elsewhere ? "ran in another thread" : "ran in the calling thread")
                .acceptable("ran in another thread")
                .otherwise(FORBIDDEN, "run() is a method like any other; start() makes a thread")
                .enough(1_000);
    }

    private static final class Ran {
        Thread in;
        boolean elsewhere;
    }
}
