package dev.heddle.guide.mutualexclusion;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A lock that is given back whatever happens. */
public final class UnlockedInFinally implements Scenario {
    @Override
    public String name() {
        return "mutual-exclusion.unlock-in-finally";
    }

    @Override
    public String summary() {
        return "A thread whose work fails under a lock gives the lock back in finally, and the other thread goes on.";
    }

    @Override
    public String explanation() {
        return """
                One thread tries to take more from an account than there is: an exception is thrown while it holds the lock. As unlock() stands in a \
                finally block, the lock is given back on every way out of the body: at its end, by return, by an exception. The caller can deal with \
                the exception, and everybody else goes on undisturbed.

                The pattern has one more detail: lock() stands before try, not in it. If lock() itself failed, the finally block would unlock what is \
                not held, and the exception of that would hide the first one. A synchronized block does all of this by itself.

                What finally cannot do: put right what the body had changed half way. A lock that is given back says that others may look, not that \
                what they see makes sense.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "exception");
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
                        try {
                            account.change(-10);
                        } finally {
                            account.lock.unlock();
                        }
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
