package dev.heddle.engine.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.cores.Cores;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ShiftsTest {
    private final int cores = Runtime.getRuntime().availableProcessors();

    @Test
    void noMoreThanTheCoresAreAtWorkAtOnceAndAllHaveTheirTurn() throws InterruptedException {
        int threads = 3 * cores + 1;
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var turns = new AtomicInteger();
        strides(threads, 50, (shifts, me) -> {
            shifts.begin(me);
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            turns.incrementAndGet();
            inside.decrementAndGet();
            shifts.end(me);
        });
        assertThat(most.get()).isLessThanOrEqualTo(cores);
        assertThat(turns.get()).isEqualTo(50 * threads);
    }

    @Test
    void whoeverWaitsForALaterShiftIsNotWaitedFor() throws InterruptedException {
        int threads = 2 * cores;
        strides(threads, 1, new Work() {
            private final CountDownLatch all = new CountDownLatch(threads);

            @Override
            public void stride(Shifts shifts, int me) throws InterruptedException {
                shifts.begin(me);
                all.countDown();
                all.await();
                shifts.end(me);
            }
        });
    }

    @Test
    void whoeverSpinsForALaterShiftIsNotWaitedFor() throws InterruptedException {
        int threads = 2 * cores;
        strides(threads, 1, new Work() {
            private final AtomicInteger all = new AtomicInteger();

            @Override
            public void stride(Shifts shifts, int me) {
                shifts.begin(me);
                all.incrementAndGet();
                while (all.get() < threads) {
                    Thread.onSpinWait();
                }
                shifts.end(me);
            }
        });
    }

    private interface Work {
        void stride(Shifts shifts, int me) throws InterruptedException;
    }

    /** Has threads do a number of strides, with a gate between them. */
    private static void strides(int count, int strides, Work work) throws InterruptedException {
        Thread[] threads = new Thread[count];
        var ready = new CountDownLatch(1);
        List<Object> shared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int me = i;
            threads[i] = new Thread(() -> {
                try {
                    ready.await();
                    Gate gate = (Gate) shared.get(0);
                    Shifts shifts = (Shifts) shared.get(1);
                    for (int s = 0; s < strides; s++) {
                        gate.pass(me, shifts::draw);
                        work.stride(shifts, me);
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            threads[i].start();
        }
        shared.add(new Gate(threads, new StopSign(), 0));
        shared.add(new Shifts(threads, Cores.of(count)));
        ready.countDown();
        for (Thread each : threads) {
            each.join();
        }
    }
}
