package dev.heddle.guide.pools;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** Results in the order in which one asks. */
public final class ByFuture implements Scenario {
    @Override
    public String name() {
        return "pools.results-by-future";
    }

    @Override
    public String summary() {
        return "Three tasks are submitted to a pool, and their results are read from their futures in the order of submission, whichever ended first.";
    }

    @Override
    public String explanation() {
        return """
                submit() returns a Future: the receipt for a result. get() waits for it, if need be. Submit all, keep the receipts in a list, then go \
                through the list: the results come in the order of the list, and the total time is that of the slowest. (submit, get, submit, get \
                would be start-join.one-by-one again.) invokeAll() does the same in one call.

                Here the tasks are made to end in the opposite order: each waits until the one after it is done. The order of the results is not \
                affected by that. What one pays: a result that is ready early is not seen until those before it have come. If that matters, see \
                pools.results-by-completion.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "future");
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
                        List<CountDownLatch> ended =
                                List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
                        List<Future<Integer>> futures = new ArrayList<>();
                        for (int task = 0; task < 3; task++) {
                            int number = task;
                            futures.add(pool.executor.submit(() -> {
                                if (number < 2) {
                                    ended.get(number + 1).await();
                                }
                                ended.get(number).countDown();
                                return number;
                            }));
                        }
                        for (Future<Integer> future : futures) {
                            results.add(future.get());
                        }
                    }
                })
                .observe(Results::list)
                .acceptable(List.of(0, 1, 2))
                .otherwise(FORBIDDEN, "a result was lost, or another order kept");
    }
}
