package dev.heddle.stresstests.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Double-checked locking with a plain field is wrong.
 *
 * <p>The first check reads the field without the lock, so nothing orders it after the constructor: the thread may see the reference and not yet what the object
 * holds. On x86 the writes stay in order unless the compiler swaps them, which is why this bug lives for years and breaks on other machines.
 */
@JCStressTest
@Description("Double-checked locking with a plain field.")
@Outcome(id = "42, 42", expect = ACCEPTABLE, desc = "Both threads got the whole object.")
@Outcome(
        id = {"0, 42", "42, 0"},
        expect = ACCEPTABLE_INTERESTING,
        desc = "A thread got an object that was not built yet.")
@Outcome(expect = FORBIDDEN, desc = "Something else than the two values of the field.")
@State
public class DoubleCheckedLockingWrong {
    private Holder instance;

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
