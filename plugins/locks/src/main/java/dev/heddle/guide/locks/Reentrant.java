package dev.heddle.guide.locks;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that counts. */
public final class Reentrant implements Scenario {
    @Override
    public String name() {
        return "locks.reentrant";
    }

    @Override
    public String summary() {
        return "A re-entrant lock can be taken again by its holder, counts, and is free for others only after as many releases.";
    }

    @Override
    public String explanation() {
        return """
                A re-entrant lock remembers who holds it and how often. lock() by the holder returns at once and adds one, unlock() subtracts one, and \
                only at zero may somebody else have it. So a guarded method can call another guarded method of the same object, without either of them \
                having to know.

                synchronized works like that, and so does ReentrantLock, which can also be asked: getHoldCount(). The thread that takes it must be the \
                one that gives it back; unlock() by any other throws an IllegalMonitorStateException. (Where one thread takes and another gives back, \
                a Semaphore is the right thing: it knows no owner.)

                Here a thread takes the lock twice and gives it back twice, and after each step another thread tries to get it, without waiting. The \
                outcome says at which step it could.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "reentrant");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Attempts::new)
                .actor("holder", (attempts, me) -> {
                    var lock = new ReentrantLock();
                    lock.lock();
                    lock.lock();
                    attempts.holds = lock.getHoldCount();
                    attempts.freeAfterTaking = isFreeForAnother(lock);
                    lock.unlock();
                    attempts.freeAfterOneRelease = isFreeForAnother(lock);
                    lock.unlock();
                    attempts.freeAfterTwoReleases = isFreeForAnother(lock);
                })
                .observe(Attempts::toString)
                .acceptable("held 2 times; free for others after 0, 1, 2 releases: no, no, yes")
                .otherwise(FORBIDDEN, "the lock was free too early or too late");
    }

    private static boolean isFreeForAnother(ReentrantLock lock) throws InterruptedException {
        boolean[] got = new boolean[1];
        var other = new Thread(() -> {
            got[0] = lock.tryLock();
            if (got[0]) {
                lock.unlock();
            }
        });
        other.start();
        other.join();
        return got[0];
    }

    private static final class Attempts {
        int holds;
        boolean freeAfterTaking;
        boolean freeAfterOneRelease;
        boolean freeAfterTwoReleases;

        @Override
        public String toString() {
            return "held " + holds + " times; free for others after 0, 1, 2 releases: " + word(freeAfterTaking) + ", "
                    + word(freeAfterOneRelease) + ", " + word(freeAfterTwoReleases);
        }

        private static String word(boolean free) {
            return free ? "yes" : "no";
        }
    }
}
