package dev.heddle.guide.locks;

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

/** Each has what the other one wants. */
public final class TwoOrders implements Scenario {
    @Override
    public String name() {
        return "locks.two-orders";
    }

    @Override
    public String summary() {
        return "Two transfers in opposite directions, each locking the account it takes from first, wait for each other for ever.";
    }

    @Override
    public String explanation() {
        return """
                Each transfer needs both accounts to stand still, so it locks both: first the one it takes from, then the other. One goes from left to \
                right, the other one from right to left. If each has taken its first lock before either has taken its second, each waits for what the \
                other one holds. Neither can go on and neither will give up.

                Each of the two methods is right by itself, and tests of each pass. The bug is in their combination, and often enough the second lock \
                hides in a call to somebody else's code.

                A deadlock needs four things at once (Coffman, 1971): exclusion, holding while waiting, nobody who takes a lock away, and a cycle. \
                Taking one of them away is enough: locks.one-order breaks the cycle, locks.try-lock gives up what it holds.

                The report shows who holds and who wants what, and explore the interleaving: one switch, right between the first lock and the second.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "deadlock", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.DEADLOCK);
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
        return Plan.of(Bank::new)
                .actor("left to right", (bank, me) -> transfer(bank.left, bank.right))
                .actor("right to left", (bank, me) -> transfer(bank.right, bank.left))
                .observe(Bank::total)
                .acceptable(20)
                .otherwise(FORBIDDEN, "money was made or lost");
    }

    private static void transfer(Bank.Account from, Bank.Account to) {
        from.lock.lock();
        try {
            Thread.yield(); // a switch may come here at any time; this invites one
            to.lock.lock(); // the other transfer has them the other way round
            try {
                from.moveTo(to);
            } finally {
                to.lock.unlock();
            }
        } finally {
            from.lock.unlock();
        }
    }
}
