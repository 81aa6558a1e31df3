package dev.heddle.stresstests.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The flags of {@link DekkerPlain}, made right by {@code volatile}.
 *
 * <p>All reads and writes of volatile fields have one order that every thread agrees on and that fits each thread's own (JLS 17.4.4), and in no such order do both
 * reads come before both writes.
 */
@JCStressTest
@Description("Each of two threads writes its own volatile field, then reads the other's.")
@Outcome(
        id = {"0, 1", "1, 0", "1, 1"},
        expect = ACCEPTABLE,
        desc = "At least one thread saw the other's write.")
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Neither thread saw the other's write.")
@State
public class DekkerVolatile {
    private volatile int x;
    private volatile int y;

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
