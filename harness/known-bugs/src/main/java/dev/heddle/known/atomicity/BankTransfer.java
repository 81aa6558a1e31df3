package dev.heddle.known.atomicity;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.locks.ReentrantLock;

/** Money goes from one account to another while an auditor adds up. */
public final class BankTransfer {
    private static final String TOPIC = "bank-transfer";

    private BankTransfer() {}

    static final class Bank {
        final ReentrantLock lock = new ReentrantLock();
        int first = 100;
        int second = 100;
        int audited = 200;

        void transfer() {
            lock.lock();
            try {
                first -= 30;
                second += 30;
            } finally {
                lock.unlock();
            }
        }

        void audit() {
            audited = first + second;
        }
    }

    private static Plan<Bank> judged(Actor<Bank> auditor) {
        return Plan.of(Bank::new)
                .actor("teller", (bank, me) -> bank.transfer())
                .actor("auditor", auditor)
                .invariant("the audit finds all the money", bank -> bank.audited == 200);
    }

    /** The auditor takes no lock. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The auditor takes no lock.", 2, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((bank, me) -> bank.audit());
        }
    }

    /** The auditor takes the lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "The auditor takes the lock.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((bank, me) -> {
                bank.lock.lock();
                try {
                    bank.audit();
                } finally {
                    bank.lock.unlock();
                }
            });
        }
    }
}
