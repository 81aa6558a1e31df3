package dev.heddle.guide.endingthreads;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

/** A tap that was not noticed. */
public final class InterruptSwallowed implements Scenario {
    @Override
    public String name() {
        return "ending.interrupt-swallowed";
    }

    @Override
    public String summary() {
        return "A thread that catches the InterruptedException within its loop and goes on does not end, and whoever joins it waits for ever.";
    }

    @Override
    public String explanation() {
        return """
                The empty catch block is what one writes to make the compiler be quiet. InterruptedException also clears the flag: after the catch \
                nothing in the world knows any more that the thread has been asked to end. The loop goes round, and the thread waits again, for ever \
                now. The one that interrupted it and waits for its end waits with it.

                What to do with an InterruptedException: end (as the owner of the thread), throw it on (as a method that somebody calls), or set the \
                flag again with Thread.currentThread().interrupt() and come to an end (if neither is possible). Never nothing.

                The report shows the two that wait: one in the queue, one in join().""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "interrupt", "deadlock", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.DEADLOCK, Failure.HANG);
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
        return Plan.of(() -> new LinkedBlockingQueue<Runnable>()).actor("main", (queue, me) -> {
            var worker = new Thread(() -> {
                while (true) {
                    try {
                        queue.take().run();
                    } catch (InterruptedException e) {
                        // "cannot happen": the request to end is lost here
                    }
                }
            });
            worker.start();
            worker.interrupt();
            worker.join();
        });
    }
}
