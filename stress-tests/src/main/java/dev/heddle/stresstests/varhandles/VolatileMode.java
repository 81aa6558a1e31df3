package dev.heddle.stresstests.varhandles;

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
 * Volatile access has one order that all threads agree on, so Dekker's flags work; the strongest mode of reads and writes.
 */
@JCStressTest
@Description("Volatile writes, then volatile reads of the other's field.")
@Outcome(
        id = {"0, 1", "1, 0", "1, 1"},
        expect = ACCEPTABLE,
        desc = "At least one thread saw the other's write.")
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Neither thread saw the other's write.")
@State
public class VolatileMode {
    private static final VarHandle X = handle("x");
    private static final VarHandle Y = handle("y");

    private int x;
    private int y;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(VolatileMode.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Actor
    public void actor1(II_Result r) {
        X.setVolatile(this, 1);
        r.r1 = (int) Y.getVolatile(this);
    }

    @Actor
    public void actor2(II_Result r) {
        Y.setVolatile(this, 1);
        r.r2 = (int) X.getVolatile(this);
    }
}
