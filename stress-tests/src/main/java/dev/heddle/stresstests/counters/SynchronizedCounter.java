package dev.heddle.stresstests.counters;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The counter of {@link UnlockedCounter}, made right by {@code synchronized}.
 *
 * <p>The second thread to enter the monitor sees all that the first did before leaving it (JLS 17.4.5), so its read cannot be older than the first thread's
 * write. Anything but 2 is a bug in the JVM.
 */
@JCStressTest
@Description("Two threads add one under a monitor.")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions count.")
@Outcome(expect = FORBIDDEN, desc = "An addition was lost.")
@State
public class SynchronizedCounter {
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

    private synchronized void increment() {
        value++;
    }
}
