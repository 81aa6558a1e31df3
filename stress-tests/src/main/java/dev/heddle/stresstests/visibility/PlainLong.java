package dev.heddle.stresstests.visibility;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/**
 * A plain {@code long} may be read in two halves.
 *
 * <p>JLS 17.7 allows a write of a {@code long} that is not volatile to be done as two writes of 32 bits, so a reader could see one half old and one half new. On
 * 64-bit JVMs nobody has seen it; on 32-bit ones it was common. The outcome is interesting, not forbidden, as the language allows it.
 */
@JCStressTest
@Description("One thread writes -1 to a plain long that another reads.")
@Outcome(id = "0", expect = ACCEPTABLE, desc = "Read before the write.")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Read after the write.")
@Outcome(
        expect = ACCEPTABLE_INTERESTING,
        desc = "Half of the write was seen: JLS 17.7 allows it where the field is not volatile.")
@State
public class PlainLong {
    private long value;

    @Actor
    public void actor1() {
        value = 0xFFFFFFFF_FFFFFFFFL;
    }

    @Actor
    public void actor2(J_Result r) {
        r.r1 = value;
    }
}
