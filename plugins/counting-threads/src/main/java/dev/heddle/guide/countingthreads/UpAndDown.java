package dev.heddle.guide.countingthreads;

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

/** Born by start, gone at the end of run. */
public final class UpAndDown implements Scenario {
    @Override
    public String name() {
        return "counting-threads.up-and-down";
    }

    @Override
    public String summary() {
        return "The number of live threads goes up as threads are started, not as they are made, and down as they end.";
    }

    @Override
    public String explanation() {
        return """
                A Thread object that has been made is not a thread yet: it counts from start() on, and until run() has returned. After that the object \
                is still there and can be asked for its name, its state and its results, but it is not alive, and it cannot be started again.

                Here three threads are made (none is alive), started (three are), and let go one by one; each time the main thread joins the one that \
                it let go, and counts. As join() returns only when the thread has ended, the counts are exact: 0, 3, 2, 1, 0.

                Without that join() the count would be a matter of luck. Thread.activeCount() is documented as an estimate, for just that reason: by \
                the time the number is returned, it may have changed.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "count", "alive");
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
        return Plan.of(Counts::new)
                .actor("main", (counts, me) -> {
                    List<Waiting> threads = List.of(new Waiting(), new Waiting(), new Waiting());
                    counts.add(Living.among(List.copyOf(threads)));
                    for (Waiting thread : threads) {
                        thread.start();
                    }
                    counts.add(Living.among(List.copyOf(threads)));
                    for (Waiting thread : threads) {
                        thread.letGo.countDown();
                        thread.join();
                        counts.add(Living.among(List.copyOf(threads)));
                    }
                })
                .observe(Counts::list)
                .acceptable(List.of(0, 3, 2, 1, 0))
                .otherwise(FORBIDDEN, "a thread was counted that was not alive, or one that was alive was not");
    }

    /** A thread that lives until it is let go. */
    private static final class Waiting extends Thread {
        final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        public void run() {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                // Asked to end: so it does.
            }
        }
    }

    private static final class Counts {
        private final List<Integer> list = new ArrayList<>();

        void add(int count) {
            list.add(count);
        }

        List<Integer> list() {
            return List.copyOf(list);
        }
    }
}
