package dev.heddle.guide.startjoin;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** Start both, then join both: they take as long as the longer one. */
public final class Together implements Scenario {
    @Override
    public String name() {
        return "start-join.together";
    }

    @Override
    public String summary() {
        return "Two tasks of different length, both started before either is joined, take as long as the longer one.";
    }

    @Override
    public String explanation() {
        return """
                A thread does nothing until start() is called. start() returns at once, and from then on two threads run: the one that called it, and the new \
                one. join() waits until a thread has ended.

                Here the main thread starts a short task and a long one, and only then joins them. Both run at the same time, so all is done when the long one \
                is: after two thirds of what the two take one after the other, as the long one is twice as long as the short one. In which order they are \
                joined makes no difference: joining a thread that has ended already returns at once.

                Compare the latencies with those of start-join.one-by-one, which has the same tasks and joins each right after its start; under \
                stress, both try it eight times in a row.

                What is claimed is a ratio: the time that passed is less than the sum of the times that the tasks took, in the best of many tries, as all \
                else that the machine does only makes a try longer. In explore, time is virtual and exact, and the ratio is two thirds in \
                every interleaving.""";
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
                        longTask.start();
                        shortTask.join();
                        longTask.join();
                        tasks.ended(start, shortTask, longTask);
                    }
                })
                .invariant("together they take less than one after the other", tasks -> tasks.leastShare() < 1);
    }
}
