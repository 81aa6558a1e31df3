package dev.heddle.guide.locks;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.ActorContext;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Let go, wait a little, try again. */
public final class TryLock implements Scenario {
    @Override
    public String name() {
        return "locks.try-lock";
    }

    @Override
    public String summary() {
        return "Two transfers in opposite directions that give up the first lock if they cannot get the second, and retry after a random pause, both succeed.";
    }

    @Override
    public String explanation() {
        return """
                Where no order can be agreed upon, because one does not know which locks will be needed, or they belong to somebody else: take the \
                first, try the second with tryLock(), and if it is not to be had at once, give the first one back, wait a little, and start again. \
                Nobody holds while waiting, so there is no deadlock.

                The pause has to be random. If both waited equally long, they could meet again and again, each giving way to the other \
                (locks.try-lock-in-step). With a random pause, one of them comes first sooner or later, and then it has both locks to itself. It is \
                how Ethernet settled collisions, and why well-behaved clients retry with jitter.

                What remains is luck: there is no bound on how often one has to try, only a probability that falls with every round. So count the \
                attempts, and give up with an error after too many.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "try-lock", "back-off");
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
                .actor("left to right", (bank, me) -> transfer(bank.left, bank.right, me))
                .actor("right to left", (bank, me) -> transfer(bank.right, bank.left, me))
                .observe(Bank::total)
                .acceptable(20)
                .otherwise(FORBIDDEN, "money was made or lost");
    }

    private static void transfer(Bank.Account from, Bank.Account to, ActorContext me) {
        while (!tryTransfer(from, to)) {
            LockSupport.parkNanos(1 + me.random().nextInt(50_000));
        }
    }

    private static boolean tryTransfer(Bank.Account from, Bank.Account to) {
        from.lock.lock();
        try {
            if (!to.lock.tryLock()) {
                return false;
            }
            try {
                from.moveTo(to);
                return true;
            } finally {
                to.lock.unlock();
            }
        } finally {
            from.lock.unlock();
        }
    }
}
