package dev.heddle.engine.explore.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The threads of a schedule, numbered in the order of their creation; which of them live, and which can take a step. */
final class ThreadTable {
    private final ThreadLife life;
    private final Sharing sharing;
    private final UnpromptedWakeUps unprompted;
    private final ObjectTable numbers = new ObjectTable();
    private ControlledThread[] all = new ControlledThread[0];
    private int count;
    private int[] alive = new int[16];
    private int aliveCount;
    private int[] enabled = new int[16];
    private int enabledCount;
    /** Whether what some thread waits for is there. */
    private boolean anyPrompted;

    private boolean keptWaiting;
    /** Threads ended and not joined, and those alive; what has been joined by a thread comes before all that it still does. */
    private int unjoined;

    private int actorsAlive;
    private int othersAlive;

    ThreadTable(ThreadLife life, Sharing sharing, UnpromptedWakeUps unprompted) {
        this.life = life;
        this.sharing = sharing;
        this.unprompted = unprompted;
    }

    void reset() {
        for (int i = 0; i < count; i++) {
            all[i].forget();
        }
        numbers.clear();
        count = 0;
        aliveCount = 0;
        enabledCount = 0;
        unjoined = 0;
        actorsAlive = 0;
        othersAlive = 0;
    }

    ControlledThread add(Thread thread, @Nullable Runnable work) {
        if (count == all.length) {
            all = Arrays.copyOf(all, Math.max(16, 2 * count));
            for (int i = count; i < all.length; i++) {
                all[i] = new ControlledThread(i, life, sharing);
            }
        }
        ControlledThread added = all[count];
        numbers.add(thread);
        if (aliveCount == alive.length) {
            alive = Arrays.copyOf(alive, 2 * aliveCount);
            enabled = Arrays.copyOf(enabled, 2 * aliveCount);
        }
        alive[aliveCount++] = count++;
        unjoined++;
        added.reset(thread, work);
        if (!added.daemon) {
            othersAlive++;
        }
        return added;
    }

    void ended(ControlledThread thread) {
        int at = 0;
        while (alive[at] != thread.id) {
            at++;
        }
        System.arraycopy(alive, at + 1, alive, at, --aliveCount - at);
        thread.stopWaiting();
        thread.wait = ControlledThread.Wait.ENDED;
        if (thread.actor) {
            actorsAlive--;
        }
        if (!thread.daemon) {
            othersAlive--;
        }
    }

    void actor(ControlledThread thread) {
        thread.actor = true;
        actorsAlive++;
    }

    /** What it did comes before all that the joining thread still does. */
    void joined(ControlledThread thread) {
        if (!thread.joined) {
            thread.joined = true;
            unjoined--;
        }
    }

    /** All actors are joined at once. */
    void actorsJoined() {
        for (int i = 0; i < count; i++) {
            if (all[i].actor) {
                joined(all[i]);
            }
        }
    }

    /** Whether one thread is left, and all that the others did comes before what it still does. */
    boolean alone() {
        return aliveCount == 1 && unjoined == 1;
    }

    int count() {
        return count;
    }

    /** In the order of their creation. */
    List<Thread> all() {
        return Arrays.stream(all, 0, count).map(ControlledThread::thread).toList();
    }

    ControlledThread get(int number) {
        return all[number];
    }

    @Nullable
    ControlledThread find(Thread thread) {
        int number = numbers.find(thread);
        return number < 0 ? null : all[number];
    }

    int aliveCount() {
        return aliveCount;
    }

    ControlledThread alive(int index) {
        return all[alive[index]];
    }

    /** Whether a thread that is no daemon is alive. */
    boolean anyButDaemons() {
        return othersAlive > 0;
    }

    int enabledCount() {
        return enabledCount;
    }

    int enabled(int index) {
        return enabled[index];
    }

    /** Whether a thread ever waited for its time while others went on, as time passes only when they cannot. */
    boolean keptWaiting() {
        return keptWaiting;
    }

    /** Finds out again who can take a step. */
    void refresh() {
        int n = 0;
        boolean timed = false;
        for (int i = 0; i < aliveCount; i++) {
            int number = alive[i];
            if (isPrompted(all[number])) {
                enabled[n++] = number;
            } else {
                timed |= unprompted.isKept(all[number]);
            }
        }
        enabledCount = n;
        keptWaiting |= timed && n > 0;
        if (unprompted.any()) {
            addUnprompted();
        }
    }

    private void addUnprompted() {
        anyPrompted = enabledCount > 0;
        int n = 0;
        for (int i = 0; i < aliveCount; i++) {
            int number = alive[i];
            if (isEnabled(all[number])) {
                enabled[n++] = number;
            }
        }
        enabledCount = n;
    }

    /** Whether every thread that can take a step spins. */
    boolean allSpin() {
        for (int i = 0; i < enabledCount; i++) {
            if (!all[enabled[i]].spins) {
                return false;
            }
        }
        return true;
    }

    /** A thread that can take a step and has taken none since then; -1 if there is none. */
    int enabledSince(int step) {
        for (int i = 0; i < enabledCount; i++) {
            if (all[enabled[i]].lastStep < step) {
                return enabled[i];
            }
        }
        return -1;
    }

    /** Whether a thread can take a step. */
    boolean isEnabled(ControlledThread thread) {
        return isPrompted(thread) || unprompted.possibleNow(thread, anyPrompted);
    }

    /** Whether what it waits for is there. */
    boolean isPrompted(ControlledThread thread) {
        return thread.wait == ControlledThread.Wait.NONE || isOver(thread);
    }

    private boolean isOver(ControlledThread thread) {
        return switch (thread.wait) {
            case NONE -> true;
            case MONITOR -> free(thread);
            case SIGNAL -> free(thread) && (signalled(thread) || thread.interrupted || thread.timedOut);
            case PERMIT -> thread.permit || thread.interrupted || thread.timedOut;
            case END -> (thread.other != null && thread.other.ended()) || thread.interrupted || thread.timedOut;
            case TIME -> thread.interrupted || thread.timedOut;
            case ACTORS -> actorsAlive == 0;
            case ENDED -> false;
        };
    }

    private static boolean free(ControlledThread thread) {
        return thread.monitor == null || thread.monitor.owner == null;
    }

    static boolean signalled(ControlledThread thread) {
        return thread.signalled && thread.monitor != null && thread.monitor.signals > 0;
    }

    /** Moves the clock to the next point in time that threads wait for, and lets these time out; false if there is none. */
    boolean passTime(Clock clock) {
        long first = Clock.NEVER;
        for (int i = 0; i < aliveCount; i++) {
            ControlledThread thread = all[alive[i]];
            if (!thread.timedOut) {
                first = Math.min(first, thread.wakeAt);
            }
        }
        if (first == Clock.NEVER) {
            return false;
        }
        long atOnce = clock.atOnceWith(first);
        long last = first;
        for (int i = 0; i < aliveCount; i++) {
            long at = all[alive[i]].wakeAt;
            if (at <= atOnce) {
                last = Math.max(last, at);
            }
        }
        clock.moveTo(last);
        timeOut(clock);
        return true;
    }

    /** Lets all those time out whose time has come. */
    void timeOut(Clock clock) {
        for (int i = 0; i < aliveCount; i++) {
            ControlledThread thread = all[alive[i]];
            if (thread.wakeAt <= clock.now()) {
                thread.timedOut = true;
            }
        }
    }
}
