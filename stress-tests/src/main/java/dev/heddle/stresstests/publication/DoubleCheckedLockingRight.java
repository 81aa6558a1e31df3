package dev.heddle.stresstests.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Double-checked locking with a volatile field is right: the first check, when it sees the reference, sees all that was written before it.
 */
@JCStressTest
@Description("Double-checked locking with a volatile field.")
@Outcome(id = "42, 42", expect = ACCEPTABLE, desc = "Both threads got the whole object.")
@Outcome(expect = FORBIDDEN, desc = "A thread got an object that was not built yet.")
@State
public class DoubleCheckedLockingRight {
    private volatile Holder instance;

    private static final class Holder {
        int value;

        Holder() {
            value = 42;
        }
    }

    private Holder instance() {
        Holder seen = instance;
        if (seen == null) { // first check, without the lock
            synchronized (this) {
                seen = instance;
                if (seen == null) { // second check
                    seen = new Holder();
                    instance = seen;
                }
            }
        }
        return seen;
    }

    @Actor
    public void actor1(II_Result r) {
        r.r1 = instance().value;
    }

    @Actor
    public void actor2(II_Result r) {
        r.r2 = instance().value;
    }
}
