package dev.heddle.guide.mutualexclusion;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Something that is guarded by a lock, and refuses to be overdrawn. */
final class Account {
    final Lock lock = new ReentrantLock();
    int balance;
    int refused;

    /** To be called with the lock held. */
    void change(int by) {
        if (balance + by < 0) {
            throw new IllegalArgumentException("there are only " + balance);
        }
        balance += by;
    }
}
