package dev.heddle.stresstests.counters;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The counter of {@link UnlockedCounter}, made right by a lock that is unlocked in {@code finally}.
 *
 * <p>{@code ReentrantLock} promises what a monitor promises: an unlock happens before the next lock.
 */
@JCStressTest
@Description("Two threads add one under a ReentrantLock.")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions count.")
@Outcome(expect = FORBIDDEN, desc = "An addition was lost.")
@State
public class ReentrantLockCounter {
    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    @Actor
    public void actor1() {
        increment();
    }

    @Actor
    public void actor2() {
        increment();
    }

    @Arbiter
    public void result(I_Result r) {
        r.r1 = value;
    }

    private void increment() {
        lock.lock();
        try {
            value++;
        } finally {
            lock.unlock();
        }
    }
}
