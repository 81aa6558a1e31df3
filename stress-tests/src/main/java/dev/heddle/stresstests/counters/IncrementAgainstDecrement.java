package dev.heddle.stresstests.counters;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * One thread adds one to a plain field, the other subtracts one, and the sum need not be zero.
 *
 * <p>Whoever writes last wins: 1 if the subtraction was lost, -1 if the addition was. It is the smallest form of the counter whose balance drifts although every
 * thread undoes what another does.
 */
@JCStressTest
@Description("One thread adds one to a plain field, another subtracts one.")
@Outcome(id = "0", expect = ACCEPTABLE, desc = "Both count.")
@Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: the subtraction was lost.")
@Outcome(id = "-1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: the addition was lost.")
@State
public class IncrementAgainstDecrement {
    private int value;

    @Actor
    public void actor1() {
        value++;
    }

    @Actor
    public void actor2() {
        value--;
    }

    @Arbiter
    public void result(I_Result r) {
        r.r1 = value;
    }
}
