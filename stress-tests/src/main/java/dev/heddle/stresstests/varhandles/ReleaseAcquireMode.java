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
 * A release write and the acquire read that sees it carry along all that was written before: the flag is never seen without the data. That is all that handing
 * a message over takes; see {@link VolatileMode} for what it does not give.
 */
@JCStressTest
@Description("A message through release and acquire: data, then flag.")
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Both read before both writes.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The data was seen before the flag.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both were seen.")
@Outcome(id = "1, 0", expect = FORBIDDEN, desc = "The flag was seen before the data it stands for.")
@State
public class ReleaseAcquireMode {
    private static final VarHandle FLAG = handle("flag");

    private int data;
    private int flag;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(ReleaseAcquireMode.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Actor
    public void actor1() {
        data = 1;
        FLAG.setRelease(this, 1);
    }

    @Actor
    public void actor2(II_Result r) {
        r.r1 = (int) FLAG.getAcquire(this);
        r.r2 = data;
    }
}
