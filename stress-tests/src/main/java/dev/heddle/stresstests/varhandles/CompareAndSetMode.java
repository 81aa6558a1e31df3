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
 * Of two threads that set a field from 0 by {@code compareAndSet}, exactly one succeeds: what every lock and every lock-free structure stands on.
 */
@JCStressTest
@Description("Two threads call VarHandle.compareAndSet for the same place.")
@Outcome(
        id = {"0, 1", "1, 0"},
        expect = ACCEPTABLE,
        desc = "Exactly one thread won.")
@Outcome(expect = FORBIDDEN, desc = "Both won, or neither.")
@State
public class CompareAndSetMode {
    private static final VarHandle VALUE = handle("value");

    private int value;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(CompareAndSetMode.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Actor
    public void actor1(II_Result r) {
        r.r1 = VALUE.compareAndSet(this, 0, 1) ? 1 : 0;
    }

    @Actor
    public void actor2(II_Result r) {
        r.r2 = VALUE.compareAndSet(this, 0, 2) ? 1 : 0;
    }
}
