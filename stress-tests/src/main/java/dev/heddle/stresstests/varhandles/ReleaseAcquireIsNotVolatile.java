package dev.heddle.stresstests.varhandles;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What release and acquire do not give: an order between a release write and an acquire read that comes after it. The flags of Dekker's algorithm need one, so
 * with this mode both threads may miss each other's write. Seen on x86 too.
 */
@JCStressTest
@Description("Release writes, then acquire reads of the other's field.")
@Outcome(
        id = {"0, 1", "1, 0", "1, 1"},
        expect = ACCEPTABLE,
        desc = "At least one thread saw the other's write.")
@Outcome(id = "0, 0", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: neither thread saw the other's write.")
@State
public class ReleaseAcquireIsNotVolatile {
    private static final VarHandle X = handle("x");
    private static final VarHandle Y = handle("y");

    private int x;
    private int y;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(ReleaseAcquireIsNotVolatile.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Actor
    public void actor1(II_Result r) {
        X.setRelease(this, 1);
        r.r1 = (int) Y.getAcquire(this);
    }

    @Actor
    public void actor2(II_Result r) {
        Y.setRelease(this, 1);
        r.r2 = (int) X.getAcquire(this);
    }
}
