package dev.heddle.guide.endingthreads;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A request that is read. */
public final class VolatileFlag implements Scenario {
    @Override
    public String name() {
        return "ending.volatile-flag";
    }

    @Override
    public String summary() {
        return "A thread that loops until a volatile flag is set sees it, and ends.";
    }

    @Override
    public String explanation() {
        return """
                volatile says to the compiler and to the processor: others write this. Each read in the loop is a read, and what was written before \
                the flag was set is visible to whoever has seen it set. It is all that is needed for a flag with one writer that goes from false to \
                true.

                It makes no step atomic: for a counter that several threads change, volatile is not enough.

                And a flag is only as good as the loop that looks at it. A thread which sleeps, waits for a lock or reads from a socket looks at \
                nothing. For those there is interruption: see ending.interrupt. One that blocks can also be sent something to wake up for, such as a \
                poison pill: producer-consumer.pill-each.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "flag", "visibility", "jmm");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Flag::new)
                .actor("worker", (flag, me) -> {
                    while (!flag.stop) {
                        // one more round
                    }
                })
                .actor("main", (flag, me) -> flag.stop = true)
                .observe(flag -> flag.stop)
                .acceptable(true)
                .otherwise(FORBIDDEN, "the flag was not set");
    }

    private static final class Flag {
        volatile boolean stop;
    }
}
