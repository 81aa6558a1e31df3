package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** Two methods guard one field, each with a lock. */
public final class WrongLock {
    private static final String TOPIC = "wrong-lock";

    private WrongLock() {}

    static final class Account {
        final Object inLock = new Object();
        final Object outLock = new Object();
        int balance = 10;
    }

    private static void change(Account account, Object lock, int amount) {
        synchronized (lock) {
            account.balance += amount;
        }
    }

    private static Plan<Account> judged(Actor<Account> in, Actor<Account> out) {
        return Plan.of(Account::new)
                .actor("in", in)
                .actor("out", out)
                .observe(account -> account.balance)
                .acceptable(12)
                .otherwise(FORBIDDEN, "a change was lost");
    }

    /** Each method with a lock of its own. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Each method with a lock of its own.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(
                    (account, me) -> change(account, account.inLock, 5),
                    (account, me) -> change(account, account.outLock, -3));
        }
    }

    /** Both with the same lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Both with the same lock.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(
                    (account, me) -> change(account, account.inLock, 5),
                    (account, me) -> change(account, account.inLock, -3));
        }
    }
}
