package dev.heddle.guide.mutualexclusion;

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

/** Twenty threads, one operation each, and still it goes wrong. */
public final class TwentyUnlocked implements Scenario {
    @Override
    public String name() {
        return "mutual-exclusion.twenty-unlocked";
    }

    @Override
    public String summary() {
        return "Twenty threads, half of them adding one to a plain field and half subtracting one, once each, do not always end at zero.";
    }

    @Override
    public String explanation() {
        return """
                value++ looks like one step and is three: read the field, add one, write it back. Here they are written one by one. If two threads \
                both read before either of them writes, the second write goes over the first as if that had never been: one of the two updates is lost.

                Each thread does it just once. So one might think that it never happens: what are the odds that two threads meet within a few \
                nanoseconds? Stress shows how often it does (helped by a yield() between the read and the write). explore needs neither luck nor \
                help: it stops one thread between its read and its write, and lets another one in. One such switch is enough, and two of the twenty \
                threads; the others come before or after them, one by one.

                The outcome is the value at the end. Zero is right; also zero is what two lost updates in different directions leave behind, so what \
                is counted here is less than what went wrong.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "counter", "lost-update", "bug");
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
        return ThreadCounts.exactly(20);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(() -> new Counter(load.mode() == Mode.STRESS))
                .actors("add", 10, (counter, me) -> counter.change(1))
                .actors("subtract", 10, (counter, me) -> counter.change(-1))
                .observe(counter -> counter.value)
                .acceptable(0)
                .otherwise(FORBIDDEN, "an update was lost");
    }

    private static final class Counter {
        private final boolean isInviting;
        private int value;

        Counter(boolean isInviting) {
            this.isInviting = isInviting;
        }

        /** What {@code value += by} does, step by step. */
        void change(int by) {
            int read = value;
            if (isInviting) {
                Thread.yield(); // a switch may come here at any time; this invites one, so as to see it soon
            }
            value = read + by;
        }
    }
}
