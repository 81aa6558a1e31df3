package dev.heddle.bench.litmus;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What {@code counter.unlocked} does with two threads, as a jcstress test. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "both updates are there")
@Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "an update was lost")
@State
public class JcstressCounter {
    private int value;

    /** Adds one. */
    @Actor
    public void increment() {
        value++;
    }

    /** Subtracts one. */
    @Actor
    public void decrement() {
        value--;
    }

    /** Looks at the sum. */
    @Arbiter
    public void observe(I_Result result) {
        result.r1 = value;
    }
}
