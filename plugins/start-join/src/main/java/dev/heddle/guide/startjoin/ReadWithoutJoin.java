package dev.heddle.guide.startjoin;

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

/** Read before the join, the result may not be there. */
public final class ReadWithoutJoin implements Scenario {
    @Override
    public String name() {
        return "start-join.read-without-join";
    }

    @Override
    public String summary() {
        return "A result that is read without joining the thread that computes it may not be there.";
    }

    @Override
    public String explanation() {
        return """
                start() returns at once; the new thread has perhaps not even begun. Whoever reads the result then sees whatever is in the field: as a rule the \
                zero that every int starts with, and now and then, if the new thread was quick, the right number. That is the treacherous part: with a \
                debugger attached, a line of logging in between, or on a slower machine, it works.

                Even where the thread has long done its work, without join() (or a lock, or something volatile) nothing obliges the memory model to show it \
                to the reader. Waiting "long enough" with sleep() before reading is no way out either: it is long enough until the day it is not, and it \
                orders nothing.

                explore finds the interleaving at once: the main thread reads before the other one writes. The thread is joined after the read, for \
                tidiness; nobody looks again.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "start", "join", "visibility", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME);
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
                    var sum = new Sum();
                    sum.start();
                    seen.result = sum.result();
                    sum.join();
                })
                .observe(seen -> seen.result)
                .acceptable(Sum.EXPECTED)
                .otherwise(FORBIDDEN, "the result was read before it was there");
    }

    private static final class Seen {
        int result;
    }
}
