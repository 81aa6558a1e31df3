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
 * Two threads add one to a plain field, and one of the additions may be lost.
 *
 * <p>{@code value++} is a read, an addition and a write. Where both threads read before either writes, both write the same number. JLS 17.4 allows it, every
 * compiler and every processor shows it, and that is what this test is for: it is the proof of the race, so the run is red where no addition was lost.
 */
@JCStressTest
@Description("Two threads add one to a plain field.")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions count.")
@Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: an addition was lost.")
@State
public class UnlockedCounter {
    private int value;

    @Actor
    public void actor1() {
        value++;
    }

    @Actor
    public void actor2() {
        value++;
    }

    @Arbiter
    public void result(I_Result r) {
        r.r1 = value;
    }
}
