package dev.heddle.stresstests.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;

/**
 * A loop that asks for its own interrupt ends when it is interrupted; compare with the plain flag of
 * {@link dev.heddle.stresstests.visibility.PlainStopFlag}, which it may never see.
 */
@JCStressTest(Mode.Termination)
@Description("A thread loops until it is interrupted.")
@Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "The interrupt was seen.")
@Outcome(id = "STALE", expect = FORBIDDEN, desc = "The loop never saw the interrupt.")
public class InterruptEndsLoop {
    @Actor
    public void spin() {
        while (!Thread.currentThread().isInterrupted()) {
            // spins
        }
    }

    @Signal
    public void interrupt(Thread actor) {
        actor.interrupt();
    }
}
