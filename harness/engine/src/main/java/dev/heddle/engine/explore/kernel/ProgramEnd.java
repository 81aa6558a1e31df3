package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.engine.explore.thread.Abandoned;
import java.util.List;

/** The end of the program, which one of its threads calls for, and what it has asked to be run then. */
final class ProgramEnd {
    private final Scheduler scheduler;
    private final ThreadCalls threads;
    private final Waits waits;
    private final ProgramEvents events;
    private final ShutdownHooks hooks = new ShutdownHooks();

    ProgramEnd(Scheduler scheduler, ThreadCalls threads, Waits waits, ProgramEvents events) {
        this.scheduler = scheduler;
        this.threads = threads;
        this.waits = waits;
        this.events = events;
    }

    void reset() {
        hooks.reset();
    }

    /** The last thread that keeps the program alive has ended: whether hooks go on. */
    boolean shutDown() {
        return !startHooks().isEmpty();
    }

    private List<Thread> startHooks() {
        List<Thread> begun = hooks.begin();
        begun.forEach(threads::started);
        return begun;
    }

    void exit(int status) {
        ControlledThread me = scheduler.me();
        if (!scheduler.over()) {
            beforeTheEnd(me);
            if (hooks.begun()) {
                waits.forEver(me, Hooks.site); // as in the JVM, where the end has begun already
            }
            if (runHooks(me)) {
                beforeTheEnd(me);
            }
        }
        end(me, "System.exit", status);
    }

    void halt(int status) {
        ControlledThread me = scheduler.me();
        if (!scheduler.over()) {
            beforeTheEnd(me);
        }
        end(me, "Runtime.halt", status);
    }

    /** What the others do comes before the end, or not at all: the order matters whatever it is. */
    private void beforeTheEnd(ControlledThread me) {
        if (!scheduler.quiet(me)) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, Hooks.site, null, -1);
        }
    }

    private void end(ControlledThread me, String call, int status) {
        if (!scheduler.over()) {
            Hooks.running = null;
            events.exit(call, status);
            scheduler.finish(Ending.EXIT);
            Hooks.running = me.thread();
        }
        scheduler.step(me, Operation.PAUSE, Operation.NOWHERE, Hooks.site, null, -1);
        throw Abandoned.INSTANCE;
    }

    /** Starts all hooks at once, and waits for their end. Answers whether there were any. */
    private boolean runHooks(ControlledThread me) {
        Hooks.running = null;
        List<Thread> begun = startHooks();
        Hooks.running = me.thread();
        for (Thread hook : begun) {
            ControlledThread other = scheduler.threads.find(hook);
            while (other != null && !other.ended()) {
                waits.end(me, other, Hooks.site);
            }
        }
        return !begun.isEmpty();
    }

    void addShutdownHook(Thread hook) {
        unseen(() -> hooks.add(hook));
    }

    boolean removeShutdownHook(Thread hook) {
        boolean[] removed = new boolean[1];
        unseen(() -> removed[0] = hooks.remove(hook));
        return removed[0];
    }

    /** Does something of the kernel's own that uses what may be explored inside of. */
    private void unseen(Runnable work) {
        Hooks.running = null;
        try {
            work.run();
        } finally {
            Hooks.running = scheduler.me().thread();
        }
    }
}
