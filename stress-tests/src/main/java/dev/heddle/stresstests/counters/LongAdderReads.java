package dev.heddle.stresstests.counters;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * A {@code LongAdder} loses no addition, yet {@code sum()} right after {@code increment()} is not the thread's own number.
 *
 * <p>Adding and summing are two steps, with room between them for the other thread: both may read 2. What cannot be is that both read 1, as then each sum would
 * have come before the other's addition. In exchange the adder spreads its additions over several cells and scales; use it to count, never to number.
 */
@JCStressTest
@Description("Two threads call LongAdder.increment, then sum.")
@Outcome(
        id = {"1, 2", "2, 1"},
        expect = ACCEPTABLE,
        desc = "The sums look like numbers of the threads' own.")
@Outcome(id = "2, 2", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: both threads read the same sum.")
@Outcome(expect = FORBIDDEN, desc = "An addition was lost.")
@State
public class LongAdderReads {
    private final LongAdder adder = new LongAdder();

    @Actor
    public void actor1(JJ_Result r) {
        adder.increment();
        r.r1 = adder.sum();
    }

    @Actor
    public void actor2(JJ_Result r) {
        adder.increment();
        r.r2 = adder.sum();
    }
}
