package dev.heddle.engine.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RollCallTest {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final StopSign stop = new StopSign();

    @Test
    void theLeaderWaitsForTheOthers() throws InterruptedException {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "threads can be on processors together");
        var roll = new RollCall(2, stop, FOR_EVER);
        Thread leader = start(() -> roll.lead(0, 1));
        awaitCalls(roll);
        assertThat(leader.isAlive()).isTrue();
        roll.follow(1, 1);
        leader.join();
    }

    @Test
    void whoFollowsWaitsForTheLeader() throws InterruptedException {
        var roll = new RollCall(2, stop, 0);
        roll.lead(0, 1);
        Thread follower = start(() -> roll.follow(1, 2));
        follower.join(50);
        assertThat(follower.isAlive()).isTrue();
        roll.lead(0, 2);
        follower.join();
    }

    @Test
    void twoOfManyAreEnough() throws InterruptedException {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "threads can be on processors together");
        var roll = new RollCall(5, stop, FOR_EVER);
        Thread follower = start(() -> roll.follow(3, 1));
        roll.lead(0, 1);
        follower.join();
    }

    @Test
    void nobodyIsWaitedForOnceTheRunIsToStop() throws InterruptedException {
        var roll = new RollCall(2, stop, FOR_EVER);
        Thread leader = start(() -> roll.lead(0, 1));
        awaitCalls(roll);
        stop.raise();
        leader.join();
    }

    @Test
    void patienceEnds() {
        var roll = new RollCall(2, stop, 1_000_000);
        roll.lead(0, 1);
        assertThat(roll.calls()).isPositive();
    }

    private static void awaitCalls(RollCall roll) {
        while (roll.calls() < 10) {
            Thread.onSpinWait();
        }
    }

    private static Thread start(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
