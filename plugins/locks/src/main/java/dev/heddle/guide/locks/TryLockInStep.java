package dev.heddle.guide.locks;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** After you. No, after you. */
public final class TryLockInStep implements Scenario {
    @Override
    public String name() {
        return "locks.try-lock-in-step";
    }

    @Override
    public String summary() {
        return "Two transfers that give way to each other in step, without a random pause, are busy for ever and never get both locks.";
    }

    @Override
    public String explanation() {
        return """
                The transfers of locks.try-lock without the random pause. Both take their first lock, both find the second one taken, both give way, \
                both wait equally long, both start again, and so on: two people in a corridor who step aside to the same side. Nobody is blocked, the \
                processors are busy, each thread by itself does the right thing, and nothing gets done. That is a livelock.

                On a real machine the two drift apart after a while, by chance. Here a barrier keeps them in step. It stands for whatever does so in \
                earnest: the same code started by the same event, equal time-outs, a timer's grid.

                Stress cannot tell a livelock from a long computation; so there the transfers stop after a thousand attempts, and the outcome says \
                that they were still trying. explore recognises a program that runs and makes no progress, and shows the round that repeats itself.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "try-lock", "livelock", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME).in(Mode.EXPLORE, Expectation.breaks(Failure.LIVELOCK));
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        long attempts = load.mode() == Mode.EXPLORE ? Long.MAX_VALUE : 1_000;
        return Plan.of(Corridor::new)
                .actor(
                        "left to right",
                        (corridor, me) -> corridor.transfer(corridor.bank.left, corridor.bank.right, attempts))
                .actor(
                        "right to left",
                        (corridor, me) -> corridor.transfer(corridor.bank.right, corridor.bank.left, attempts))
                .observe(corridor -> corridor.done.get() + " of 2 transfers done")
                .acceptable("2 of 2 transfers done")
                .otherwise(FORBIDDEN, "they were still giving way to each other after a thousand attempts")
                .enough(20);
    }

    private static final class Corridor {
        final Bank bank = new Bank();
        final AtomicInteger done = new AtomicInteger();
        private final CyclicBarrier step = new CyclicBarrier(2);

        void transfer(Bank.Account from, Bank.Account to, long attempts) throws Exception {
            for (long attempt = 0; attempt < attempts; attempt++) {
                from.lock.lock();
                try {
                    step.await();
                    if (to.lock.tryLock()) {
                        try {
                            from.moveTo(to);
                            done.incrementAndGet();
                            return;
                        } finally {
                            to.lock.unlock();
                        }
                    }
                    step.await();
                } finally {
                    from.lock.unlock();
                }
            }
        }
    }
}
