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
 * A final field is seen as its constructor left it, however the object is published (JLS 17.5), as long as the constructor did not let {@code this} escape.
 * Compare with {@link PlainPublication}: one word makes the difference.
 */
@JCStressTest
@Description("An object with a final field is published through a plain field.")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Not published yet.")
@Outcome(id = "42", expect = ACCEPTABLE, desc = "The whole object was seen.")
@Outcome(expect = FORBIDDEN, desc = "The final field was seen before its constructor wrote it.")
@State
public class FinalFieldPublication {
    private Box box;

    private static final class Box {
        final int value;

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
