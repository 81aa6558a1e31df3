package dev.heddle.stresstests.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Each thread has its own value of a {@code ThreadLocal}: what another thread sets is never seen.
 *
 * <p>Each actor writes its own number and reads it back. jcstress runs many samples on one thread, so the value is removed at the end, as it should be in a pool.
 */
@JCStressTest
@Description("Two threads set one ThreadLocal and read it back.")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Each thread read its own value.")
@Outcome(expect = FORBIDDEN, desc = "A thread saw another thread's value, or one that was left from before.")
@State
public class ThreadLocalIsolation {
    private static final ThreadLocal<Integer> LOCAL = ThreadLocal.withInitial(() -> 0);

    @Actor
    public void actor1(II_Result r) {
        r.r1 = setAndGet(1);
    }

    @Actor
    public void actor2(II_Result r) {
        r.r2 = setAndGet(2);
    }

    private static int setAndGet(int value) {
        int before = LOCAL.get();
        LOCAL.set(value);
        int seen = LOCAL.get();
        LOCAL.remove();
        return before == 0 ? seen : -before;
    }
}
