package dev.heddle.guide.countingthreads;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Whoever counts is counted. */
public final class MainIsOneOfThem implements Scenario {
    @Override
    public String name() {
        return "counting-threads.main-is-one-of-them";
    }

    @Override
    public String summary() {
        return "The enumeration of live threads includes the thread that makes it, beside those that it has started.";
    }

    @Override
    public String explanation() {
        return """
                A program without a single new Thread() has threads: the one that runs main, and those of the JVM's own, for the compiler and the \
                garbage collector and signals. Thread.enumerate() lists the threads of the current thread's group, and so includes the thread that \
                calls it. A program that has started one thread therefore finds two of its own.

                What else is in the list depends on where the program runs (here, a worker of the harness has threads of its own in it), so a count \
                should be compared with an earlier count, or be made among threads that one knows.

                The main thread is nothing special. It may end before the threads that it started, and the JVM goes on as long as one of them is not a \
                daemon: see daemon.jvm-waits-for-ordinary.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "count", "main");
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
        return Plan.of(Seen::new)
                .actor("main", (seen, me) -> {
                    var letGo = new CountDownLatch(1);
                    var other = new Thread(() -> {
                        try {
                            letGo.await();
                        } catch (InterruptedException e) {
                            // Asked to end: so it does.
                        }
                    });
                    other.start();
                    Set<Thread> living = Living.all();
                    seen.main = living.contains(Thread.currentThread());
                    seen.other = living.contains(other);
                    letGo.countDown();
                    other.join();
                })
                .observe(seen -> "main: " + seen.main + ", other: " + seen.other)
                .acceptable("main: true, other: true")
                .otherwise(FORBIDDEN, "a live thread was not in the list");
    }

    private static final class Seen {
        boolean main;
        boolean other;
    }
}
