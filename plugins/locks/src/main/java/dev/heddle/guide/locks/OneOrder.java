package dev.heddle.guide.locks;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A cycle needs two directions. */
public final class OneOrder implements Scenario {
    @Override
    public String name() {
        return "locks.one-order";
    }

    @Override
    public String summary() {
        return "Two transfers in opposite directions that lock the account with the smaller number first cannot deadlock.";
    }

    @Override
    public String explanation() {
        return """
                The transfers of locks.two-orders, except that both take the two locks in the same order, whatever the direction of the transfer: the \
                smaller number first. Whoever has the first lock can be sure that nobody who wants it holds the second. A cycle would need a thread \
                that goes from a larger number back to a smaller one, and there is none.

                Any fixed order will do, as long as everybody keeps it: numbers, names, the layer of the program. It is the usual cure, cheap at run \
                time, and its cost is that one must know all the locks that will be needed before taking the first.

                explore tries every interleaving of the two transfers and can say more than "none was found": there is none.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "order");
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
        Bank.Account first = from.number < to.number ? from : to;
        Bank.Account second = first == from ? to : from;
        first.lock.lock();
        try {
            second.lock.lock();
            try {
                from.moveTo(to);
            } finally {
                second.lock.unlock();
            }
        } finally {
            first.lock.unlock();
        }
    }
}
