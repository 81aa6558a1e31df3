package dev.heddle.engine.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class GateTest {
    private static final int PASSES = 300;
    private static final int LATE_EVERY = 50;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void nobodyGoesOnBeforeAllHaveArrived(int count) throws InterruptedException {
        var arrived = new AtomicIntegerArray(count);
        var early = new AtomicInteger();
        var lasts = new AtomicInteger();
        var ready = new CountDownLatch(1);
        var threads = new Thread[count];
        var gates = new Gate[1];
        for (int i = 0; i < count; i++) {
            int me = i;
            threads[i] = new Thread(() -> {
                awaitCalmly(ready);
                for (int pass = 1; pass <= PASSES; pass++) {
                    if (pass % LATE_EVERY == me) {
                        nap();
                    }
                    arrived.set(me, pass);
                    if (pass % 2 == 0) {
                        gates[0].pass(me, lasts::incrementAndGet);
                    } else {
                        gates[0].passTogether(me, lasts::incrementAndGet);
                    }
                    for (int other = 0; other < count; other++) {
                        early.addAndGet(arrived.get(other) < pass ? 1 : 0);
                    }
                }
            });
            threads[i].start();
        }
        gates[0] = new Gate(threads, new StopSign(), 1_000_000);
        ready.countDown();
        for (Thread each : threads) {
            each.join();
        }
        assertThat(early).hasValue(0);
        assertThat(lasts).hasValue(PASSES);
        assertThat(gates[0].progress()).isGreaterThanOrEqualTo(PASSES);
    }

    private static void awaitCalmly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Long enough for the others to give up their spinning. */
    private static void nap() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
