package dev.heddle.stresstests.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Whoever sees that a thread was interrupted also sees what the interrupter wrote before.
 *
 * <p>JLS 17.4.4: an interrupt synchronizes with any point where another thread finds out about it. So a plain flag that is set before {@code interrupt()} needs no
 * volatile of its own. The thread here is never started, so that no interrupt strays into jcstress; its interrupt status works all the same.
 */
@JCStressTest
@Description("One thread sets a plain flag, then interrupts; another asks for the interrupt, then for the flag.")
@Outcome(
        id = {"0, 0", "0, 1"},
        expect = ACCEPTABLE,
        desc = "Not interrupted yet; the flag may be seen or not.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Interrupted, and the flag was seen.")
@Outcome(id = "1, 0", expect = FORBIDDEN, desc = "Interrupted, but the flag that was set before was not seen.")
@State
public class InterruptCarriesFlag {
    private final Thread target = new Thread(() -> {});
    private int flag;

    @Actor
    public void interrupter() {
        flag = 1;
        target.interrupt();
    }

    @Actor
    public void asker(II_Result r) {
        r.r1 = target.isInterrupted() ? 1 : 0;
        r.r2 = flag;
    }
}
