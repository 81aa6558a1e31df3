package dev.heddle.guide.jvmlifetime;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Before start, not after. */
public final class TooLate implements Scenario {
    @Override
    public String name() {
        return "daemon.too-late";
    }

    @Override
    public String summary() {
        return "A thread that has been started can no longer be made a daemon: the attempt throws, and the thread remains what it was.";
    }

    @Override
    public String explanation() {
        return """
                setDaemon() must come before start(). Afterwards it throws an IllegalThreadStateException, as the JVM may be waiting for the thread \
                already. The same goes for a thread that would like to make itself a daemon.

                Names and priorities can be changed at any time; this cannot.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "daemon");
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
        return Plan.of(Attempt::new)
                .actor("main", (attempt, me) -> {
                    var letGo = new CountDownLatch(1);
                    var thread = new Thread(() -> {
                        try {
                            letGo.await();
                        } catch (InterruptedException e) {
                            // Asked to end: so it does.
                        }
                    });
                    thread.setDaemon(false);
                    thread.start();
                    try {
                        thread.setDaemon(true);
                        attempt.result = "no exception";
                    } catch (IllegalThreadStateException e) {
                        attempt.result = thread.isDaemon() ? "thrown, but a daemon now" : "thrown, and still no daemon";
                    }
                    letGo.countDown();
                    thread.join();
                })
                .observe(attempt -> attempt.result)
                .acceptable("thrown, and still no daemon")
                .otherwise(FORBIDDEN, "a live thread was made a daemon");
    }

    private static final class Attempt {
        String result = "";
    }
}
