package dev.heddle.stresstests.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * An object handed over through a plain field may be seen before what its constructor wrote.
 *
 * <p>The write of the reference and the write of {@code value} are not ordered for the reader. Processors of the x86 kind keep the order of writes, and then it
 * takes the compiler to swap them; ARM and POWER show it readily. So zero is allowed and interesting, and not required to be seen.
 */
@JCStressTest
@Description("An object with a plain field is published through a plain field.")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Not published yet.")
@Outcome(id = "42", expect = ACCEPTABLE, desc = "The whole object was seen.")
@Outcome(id = "0", expect = ACCEPTABLE_INTERESTING, desc = "The object was seen before what its constructor wrote.")
@State
public class PlainPublication {
    private Box box;

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
