package dev.heddle.guide.locks;

import java.util.concurrent.locks.ReentrantLock;

/** Two accounts, and a total that no transfer changes. */
final class Bank {
    final Account left = new Account(1);
    final Account right = new Account(2);

    int total() {
        return left.balance + right.balance;
    }

    /** An account with a lock of its own, and a number to order accounts by. */
    static final class Account {
        final int number;
        final ReentrantLock lock = new ReentrantLock();
        private int balance = 10;

        Account(int number) {
            this.number = number;
        }

        /** Moves one to another account; to be called with both locks held. */
        void moveTo(Account other) {
            balance--;
            other.balance++;
        }
    }
}
