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
 * The read-modify-write of a {@code VarHandle} is one step: no addition is lost, and each thread reads a value of its own.
 */
@JCStressTest
@Description("Two threads add one with VarHandle.getAndAdd.")
@Outcome(
        id = {"0, 1", "1, 0"},
        expect = ACCEPTABLE,
        desc = "One thread came first, the other second.")
@Outcome(expect = FORBIDDEN, desc = "The read and the write were not one step.")
@State
public class GetAndAddMode {
    private static final VarHandle VALUE = handle("value");

    private int value;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(GetAndAddMode.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Actor
    public void actor1(II_Result r) {
        r.r1 = (int) VALUE.getAndAdd(this, 1);
    }

    @Actor
    public void actor2(II_Result r) {
        r.r2 = (int) VALUE.getAndAdd(this, 1);
    }
}
