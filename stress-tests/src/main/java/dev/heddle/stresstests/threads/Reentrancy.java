package dev.heddle.stresstests.threads;

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
 * A thread may enter a monitor that it already holds, and leaving the inner block does not let others in.
 *
 * <p>The two additions of a thread are made at different depths of one monitor. If leaving the inner block freed the monitor, the other thread could come between
 * the read and the write of the outer one.
 */
@JCStressTest
@Description("Two threads add one before and after entering a monitor again that they hold.")
@Outcome(id = "4", expect = ACCEPTABLE, desc = "All four additions count.")
@Outcome(expect = FORBIDDEN, desc = "An addition was lost: the inner block let the other thread in.")
@State
public class Reentrancy {
    private int value;

    @Actor
    public void actor1() {
        twice();
    }

    @Actor
    public void actor2() {
        twice();
    }

    private synchronized void twice() {
        int before = value;
        once(); // enters and leaves the same monitor
        value = before + 2;
    }

    private synchronized void once() {
        value++;
    }

    @Arbiter
    public void result(I_Result r) {
        r.r1 = value;
    }
}
