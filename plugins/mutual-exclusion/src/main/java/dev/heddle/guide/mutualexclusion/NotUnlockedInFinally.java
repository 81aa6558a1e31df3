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

/** A lock that is lost with an exception. */
public final class NotUnlockedInFinally implements Scenario {
    @Override
    public String name() {
        return "mutual-exclusion.unlock-without-finally";
    }

    @Override
    public String summary() {
        return "A thread whose work fails under a lock never gives the lock back, and the other thread waits for ever.";
    }

    @Override
    public String explanation() {
        return """
                The account of mutual-exclusion.unlock-in-finally, with unlock() simply on the line after the work. When the work throws, that line is \
                never reached. The exception is caught further up and dealt with, the program looks healthy, and the lock stays with a thread that \
                does not know that it has it. The next one who wants it waits for ever.

                That it happens only when something fails makes it so nasty: the tests are green, and the day on which something goes wrong is the day \
                on which everything stops. If the thread that holds the lock has ended in the meantime, not even a thread dump can tell where it was \
                taken.

                The failure depends on which of the two threads comes first: the one that pays in may have the lock before the other one fails.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "exception", "deadlock", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.DEADLOCK, Failure.HANG);
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
        return Plan.of(Account::new)
                .actor("overdraw", (account, me) -> {
                    try {
                        account.lock.lock();
                        account.change(-10);
                        account.lock.unlock(); // should be in a finally block
                    } catch (IllegalArgumentException e) {
                        account.refused++;
                    }
                })
                .actor("pay in", (account, me) -> {
                    account.lock.lock();
                    try {
                        account.change(5);
                    } finally {
                        account.lock.unlock();
                    }
                })
                .observe(account -> account.balance)
                .acceptable(5)
                .otherwise(FORBIDDEN, "a payment was lost");
    }
}
