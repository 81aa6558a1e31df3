package dev.heddle.stresstests.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The flags of {@link DekkerPlain}, made right by a full fence between the write and the read.
 *
 * <p>{@code VarHandle.fullFence} keeps what stands before it before what stands after it. The accesses are opaque, so that the compiler neither drops nor merges
 * them; the order comes from the fence alone.
 */
@JCStressTest
@Description("Each of two threads writes its own field, puts up a full fence, then reads the other's.")
@Outcome(
        id = {"0, 1", "1, 0", "1, 1"},
        expect = ACCEPTABLE,
        desc = "At least one thread saw the other's write.")
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Neither thread saw the other's write.")
@State
public class DekkerFences {
    private static final VarHandle X = handle("x");
    private static final VarHandle Y = handle("y");

    private int x;
    private int y;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(DekkerFences.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Actor
    public void actor1(II_Result r) {
        X.setOpaque(this, 1);
        VarHandle.fullFence();
        r.r1 = (int) Y.getOpaque(this);
    }

    @Actor
    public void actor2(II_Result r) {
        Y.setOpaque(this, 1);
        VarHandle.fullFence();
        r.r2 = (int) X.getOpaque(this);
    }
}
