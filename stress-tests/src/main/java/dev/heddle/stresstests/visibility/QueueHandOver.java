package dev.heddle.stresstests.visibility;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * What a thread wrote before it put an item into a concurrent queue is seen by the thread that takes the item out.
 *
 * <p>The package documentation of {@code java.util.concurrent} promises it: actions before placing an object into a concurrent collection happen before actions
 * after its removal by another thread. The field itself is plain. A queue that gave the item away and left the field behind would be broken.
 */
@JCStressTest
@Description("One thread writes a plain field, then offers to a queue; another polls the queue, then reads the field.")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Nothing was in the queue yet.")
@Outcome(id = "42", expect = ACCEPTABLE, desc = "The item was there, and what was written before it.")
@Outcome(expect = FORBIDDEN, desc = "The item was there, but not what was written before it.")
@State
public class QueueHandOver {
    private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    private int payload;

    @Actor
    public void producer() {
        payload = 42;
        queue.offer(1);
    }

    @Actor
    public void consumer(I_Result r) {
        r.r1 = queue.poll() == null ? -1 : payload;
    }
}
