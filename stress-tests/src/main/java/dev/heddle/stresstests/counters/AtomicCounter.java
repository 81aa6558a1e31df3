package dev.heddle.stresstests.counters;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The counter of {@link UnlockedCounter}, made right without a lock.
 *
 * <p>{@code incrementAndGet} reads, adds and writes as one step, so there is no moment between the read and the write for the other thread to use.
 */
@JCStressTest
@Description("Two threads add one to an AtomicInteger.")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions count.")
@Outcome(expect = FORBIDDEN, desc = "An addition was lost.")
@State
public class AtomicCounter {
    private final AtomicInteger value = new AtomicInteger();

    @Actor
    public void actor1() {
        increment();
    }

    @Actor
    public void actor2() {
        increment();
    }

    @Arbiter
    public void result(I_Result r) {
        r.r1 = value.get();
    }

    private void increment() {
        value.incrementAndGet();
    }
}
