package dev.heddle.stresstests.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads each raise a flag, then look at the other's flag. With plain fields both may find the other's flag down.
 *
 * <p>It is the heart of Dekker's algorithm for mutual exclusion, and known as "store buffering": a processor's write waits in its store buffer while the read
 * after it is already done. Even x86 does this, so it is seen at once, and that is the proof that the test reaches the hardware.
 */
@JCStressTest
@Description("Each of two threads writes its own plain field, then reads the other's.")
@Outcome(
        id = {"0, 1", "1, 0", "1, 1"},
        expect = ACCEPTABLE,
        desc = "At least one thread saw the other's write.")
@Outcome(id = "0, 0", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: neither thread saw the other's write.")
@State
public class DekkerPlain {
    private int x;
    private int y;

    @Actor
    public void actor1(II_Result r) {
        x = 1;
        r.r1 = y;
    }

    @Actor
    public void actor2(II_Result r) {
        y = 1;
        r.r2 = x;
    }
}
