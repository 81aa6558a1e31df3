package dev.heddle.stresstests.visibility;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/**
 * A volatile {@code long} is always read in one piece (JLS 17.7); the counterpart of {@link PlainLong}.
 */
@JCStressTest
@Description("One thread writes -1 to a volatile long that another reads.")
@Outcome(id = "0", expect = ACCEPTABLE, desc = "Read before the write.")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Read after the write.")
@Outcome(expect = FORBIDDEN, desc = "Half of the write was seen.")
@State
public class VolatileLong {
    private volatile long value;

    @Actor
    public void actor1() {
        value = 0xFFFFFFFF_FFFFFFFFL;
    }

    @Actor
    public void actor2(J_Result r) {
        r.r1 = value;
    }
}
