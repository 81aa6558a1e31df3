package dev.heddle.stresstests.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Publication through a volatile field is safe: what was written before the volatile write is seen after the volatile read (JLS 17.4.5).
 */
@JCStressTest
@Description("An object with a plain field is published through a volatile field.")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Not published yet.")
@Outcome(id = "42", expect = ACCEPTABLE, desc = "The whole object was seen.")
@Outcome(expect = FORBIDDEN, desc = "The object was seen before what its constructor wrote.")
@State
public class VolatilePublication {
    private volatile Box box;

    private static final class Box {
        int value;

        Box(int value) {
            this.value = value;
        }
    }

    @Actor
    public void publisher() {
        box = new Box(42);
    }

    @Actor
    public void reader(I_Result r) {
        Box seen = box;
        r.r1 = seen == null ? -1 : seen.value;
    }
}
