package dev.heddle.guide.startjoin;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** Join each right after its start: they take the sum, and the threads were for nothing. */
public final class OneByOne implements Scenario {
    @Override
    public String name() {
        return "start-join.one-by-one";
    }

    @Override
    public String summary() {
        return "Two tasks, each joined right after its start, take as long as both one after the other: nothing ran in parallel.";
    }

    @Override
    public String explanation() {
        return """
                The same two tasks as in start-join.together, and the same two threads. But join() comes right after each start(), so the main thread waits for \
                the first to end before it starts the second. There are three threads in this program, and never more than one of them does anything.

                The result is right, and nothing fails: that is why this mistake lives long. It shows in the time only. What is claimed is that no less time \
                passes than the two tasks take in sum; compare the latencies in the report with those of start-join.together.

                The same mistake in today's clothes: a loop that submits a task to a pool and calls get() on its future before it submits the next; and a \
                stream of futures that is mapped to their results lazily, each submitted only when the one before it is done.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "join", "timing");
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
        Plan<Tasks> plan = load.mode() == Mode.STRESS ? Plan.shared(Tasks::new) : Plan.of(Tasks::new);
        return plan.actor("main", (tasks, me) -> {
                    for (int tries = Tasks.tries(load); tries > 0; tries--) {
                        var shortTask = Tasks.shortTask();
                        var longTask = Tasks.longTask();
                        long start = System.nanoTime();
                        shortTask.start();
                        shortTask.join();
                        longTask.start();
                        longTask.join();
                        tasks.ended(start, shortTask, longTask);
                    }
                })
                .invariant("they take no less than one after the other", tasks -> tasks.leastShare() >= 1);
    }
}
