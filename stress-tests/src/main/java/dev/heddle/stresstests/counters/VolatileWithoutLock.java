package dev.heddle.stresstests.counters;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * {@code volatile} does not make {@code ++} atomic.
 *
 * <p>Each read sees the latest write, and yet both threads may read before either writes. Volatile is about seeing, a lock is about taking turns. The loss is
 * rarer or more frequent than in {@link UnlockedCounter}, by how the processor hands the cache line about, but it is there.
 */
@JCStressTest
@Description("Two threads add one to a volatile field.")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions count.")
@Outcome(
        id = "1",
        expect = ACCEPTABLE_INTERESTING,
        desc = "Must be seen: an addition was lost, though the field is volatile.")
@State
public class VolatileWithoutLock {
    private volatile int value;

    @Actor
    @SuppressWarnings("NonAtomicVolatileUpdate") // is the point
    public void actor1() {
        value++;
    }

    @Actor
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void actor2() {
        value++;
    }

    @Arbiter
    public void result(I_Result r) {
        r.r1 = value;
    }
}
