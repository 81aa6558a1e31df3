package dev.heddle.guide.locks;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** A lock that may be taken once: whoever takes it must give it back before taking it again, its holder too. */
final class OnceLock extends AbstractQueuedSynchronizer {
    void lock() {
        acquire(1);
    }

    void unlock() {
        release(1);
    }

    @Override
    protected boolean tryAcquire(int ignored) {
        // A re-entrant lock would look here whether the current thread is the owner already, and count.
        boolean taken = compareAndSetState(0, 1);
        if (taken) {
            setExclusiveOwnerThread(Thread.currentThread());
        }
        return taken;
    }

    @Override
    protected boolean tryRelease(int ignored) {
        setExclusiveOwnerThread(null);
        setState(0);
        return true;
    }
}
