package dev.heddle.stresstests.counters;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * An {@code AtomicLong} gives each thread a number of its own.
 *
 * <p>{@code incrementAndGet} answers the value that it wrote itself. Of two threads one gets 1 and the other 2, so the numbers can serve as identities.
 * {@link LongAdderReads} is the counterpart that cannot.
 */
@JCStressTest
@Description("Two threads call AtomicLong.incrementAndGet.")
@Outcome(
        id = {"1, 2", "2, 1"},
        expect = ACCEPTABLE,
        desc = "Each thread gets a number of its own.")
@Outcome(expect = FORBIDDEN, desc = "Both threads got one number, or an addition was lost.")
@State
public class AtomicLongReads {
    private final AtomicLong value = new AtomicLong();

    @Actor
    public void actor1(JJ_Result r) {
        r.r1 = value.incrementAndGet();
    }

    @Actor
    public void actor2(JJ_Result r) {
        r.r2 = value.incrementAndGet();
    }
}
