package dev.heddle.guide.endingthreads;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A request that nobody reads. */
public final class PlainFlag implements Scenario {
    @Override
    public String name() {
        return "ending.plain-flag";
    }

    @Override
    public String summary() {
        return "A thread that loops until a plain flag is set may never see it set.";
    }

    @Override
    public String explanation() {
        return """
                The loop reads a field that nobody else seems to change: it is neither volatile nor read under a lock. So the compiler may read it \
                once, before the loop, and it does: while (!stop) becomes if (!stop) while (true). The field is set a moment later, and the thread \
                runs on for ever, at full load.

                It is no matter of caches, as one often hears: those are kept coherent by the hardware. It is the compiler's right under the memory \
                model, and as the compiler takes its time, the same program works in the interpreter, in a debugger, in a short test, with a println() \
                in the loop, and hangs in production after a minute.

                That is also why explore cannot see it: it runs one thread at a time, and what one wrote the next one reads. It chooses the order of \
                steps; it does not play the compiler. So the claim there is that it holds: no order of the steps breaks it. Only modes in which real \
                compiled code runs in parallel can show the hang: stress, where the flag comes late enough here for the loop to be compiled, and \
                jcstress, which has a way of its own to test what should end: see PlainStopFlag and VolatileStopFlag in stress-tests.

                The cure is one word: ending.volatile-flag.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "flag", "visibility", "jmm", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.HANG).in(Mode.EXPLORE, Expectation.holds());
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
                .actor("main", (flag, me) -> {
                    if (load.mode() == Mode.STRESS) {
                        Thread.sleep(100); // long enough for the loop to be compiled
                    }
                    flag.stop = true;
                })
                .observe(flag -> flag.stop)
                .acceptable(true)
                .otherwise(FORBIDDEN, "the flag was not set");
    }

    private static final class Flag {
        boolean stop; // should be: volatile boolean stop
    }
}
