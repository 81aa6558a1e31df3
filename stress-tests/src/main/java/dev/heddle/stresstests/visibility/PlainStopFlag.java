package dev.heddle.stresstests.visibility;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/**
 * A thread spins on a plain flag, and may never see that it was set.
 *
 * <p>Nothing orders the read of a plain field after another thread's write, so the compiler may read it once, before the loop: {@code if (!stop) while (true);}.
 * C2 does so as soon as the method is hot; the interpreter and C1 read it each time, and end. STALE is the thread that did not end.
 */
@JCStressTest(Mode.Termination)
@Description("A thread loops until a plain flag is set.")
@Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "The flag was seen.")
@Outcome(
        id = "STALE",
        expect = ACCEPTABLE_INTERESTING,
        desc = "Must be seen: the loop never saw the flag, as its read was moved out of it.")
@State
public class PlainStopFlag {
    private boolean stop;

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
