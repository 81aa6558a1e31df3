package dev.heddle.guide.pools;

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
import java.util.concurrent.ExecutorCompletionService;

/** Results in the order in which they come. */
public final class ByCompletion implements Scenario {
    @Override
    public String name() {
        return "pools.results-by-completion";
    }

    @Override
    public String summary() {
        return "Three tasks are submitted to a pool through a completion service, and their results are taken in the order in which they end.";
    }

    @Override
    public String explanation() {
        return """
                An ExecutorCompletionService puts each future into a queue when it is done. take() yields the next one that is, whichever it may be: \
                whoever has to do something with each result can start with the first that is ready, and need not wait for the slowest.

                The tasks are those of pools.results-by-future, which end in the opposite order of their submission: each waits until the result of \
                the one after it has been taken. Now the results come in that opposite order: 2, 1, 0.

                One thing to know: the number of tasks has to be counted, as take() waits for ever once all results are out. And a task that fails \
                yields a future as well, the exception of which get() throws.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "future", "completion");
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
        return Plan.of(Results::new)
                .actor("main", (results, me) -> {
                    try (var pool = new Pool(3)) {
                        List<CountDownLatch> taken =
                                List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
                        var service = new ExecutorCompletionService<Integer>(pool.executor);
                        for (int task = 0; task < 3; task++) {
                            int number = task;
                            service.submit(() -> {
                                if (number < 2) {
                                    taken.get(number + 1).await();
                                }
                                return number;
                            });
                        }
                        for (int result = 0; result < 3; result++) {
                            int number = service.take().get();
                            results.add(number);
                            taken.get(number).countDown();
                        }
                    }
                })
                .observe(Results::list)
                .acceptable(List.of(2, 1, 0))
                .otherwise(FORBIDDEN, "a result was lost, or another order kept");
    }
}
