package dev.heddle.stresstests.visibility;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/**
 * The flag of {@link PlainStopFlag}, made right by {@code volatile}: each turn of the loop must read it anew, and the write becomes visible in finite time.
 */
@JCStressTest(Mode.Termination)
@Description("A thread loops until a volatile flag is set.")
@Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "The flag was seen.")
@Outcome(id = "STALE", expect = FORBIDDEN, desc = "The loop never saw the flag.")
@State
public class VolatileStopFlag {
    private volatile boolean stop;

    @Actor
    public void spin() {
        while (!stop) {
            // spins
        }
    }

    @Signal
    public void stop() {
        stop = true;
    }
}
