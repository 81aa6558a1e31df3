package dev.heddle.guide.endingthreads;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

/** A tap on the shoulder. */
public final class Interrupt implements Scenario {
    @Override
    public String name() {
        return "ending.interrupt";
    }

    @Override
    public String summary() {
        return "A thread that waits for work which never comes ends when it is interrupted, and does its cleaning up.";
    }

    @Override
    public String explanation() {
        return """
                interrupt() does not stop anything. It sets a flag in the thread, and if the thread is waiting (in sleep, wait, join, a queue's take, \
                most of java.util.concurrent), that wait ends with an InterruptedException, and the flag is cleared again. What the thread does then \
                is its own business; as a rule, to end.

                There is no race in it: if the interrupt comes before the thread waits, the flag stays set, and the next wait throws at once. A flag \
                of one's own with sleep() in the loop lacks just that.

                Code that neither waits nor looks is not impressed: a computation has to ask Thread.interrupted() now and then. Waiting for a monitor \
                (synchronized) cannot be interrupted; that is what ReentrantLock.lockInterruptibly() is for.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "interrupt");
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
        return Plan.of(Log::new)
                .actor("main", (log, me) -> {
                    var queue = new LinkedBlockingQueue<Runnable>();
                    var worker = new Thread(() -> {
                        try {
                            while (true) {
                                queue.take().run();
                            }
                        } catch (InterruptedException e) {
                            log.cleanedUp = true; // asked to end: clean up and return
                        }
                    });
                    worker.start();
                    worker.interrupt();
                    worker.join();
                })
                .observe(log -> log.cleanedUp ? "cleaned up" : "did not clean up")
                .acceptable("cleaned up")
                .otherwise(FORBIDDEN, "the thread ended without its cleaning up");
    }

    private static final class Log {
        boolean cleanedUp;
    }
}
