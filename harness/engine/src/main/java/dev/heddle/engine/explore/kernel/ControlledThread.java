package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.engine.explore.thread.Abandoned;
import dev.heddle.engine.explore.thread.Body;
import dev.heddle.engine.explore.thread.Strand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A thread of the program: what it would do next, and what it waits for. Used again from schedule to schedule. */
final class ControlledThread implements Body {
    /** What has to come before it can take its next step. */
    enum Wait {
        /** Nothing. */
        NONE,
        /** A monitor that nobody else owns. */
        MONITOR,
        /** A signal, and then the monitor. */
        SIGNAL,
        /** A permit. */
        PERMIT,
        /** The end of a thread. */
        END,
        /** The end of all actors. */
        ACTORS,
        /** A point in time. */
        TIME,
        /** Nothing will come: it has ended. */
        ENDED
    }

    final int id;
    private final ThreadLife life;

    private @Nullable Thread thread;

    @Nullable
    Strand strand;
    /** What an actor does, or the main thread; null for a thread of the program, which does what it is made for. */
    @Nullable
    Runnable work;

    // The operation that it stops before.
    int kind;
    long location;
    int site;

    @Nullable
    Object target;

    int part;
    /** Whether it stops before a call that changes the target; set before that is announced. */
    boolean callWrites;

    boolean nextCallWrites;

    Wait wait = Wait.NONE;
    /** What it waits for: an object whose monitor it is, a blocker, a {@link Thread}. */
    @Nullable
    Object waitsFor;

    @Nullable
    Monitor monitor;

    @Nullable
    ControlledThread other;
    /** When it stops waiting; {@link Clock#NEVER} if a wait has no limit. */
    long wakeAt = Clock.NEVER;

    boolean timedOut;
    /** Was in the wait set when a signal was given. */
    boolean signalled;

    /** How many of its waits have ended although nothing had come. */
    int unprompted;
    /** Where it is to be seen that it has been started. */
    long start;

    boolean interrupted;
    boolean permit;
    boolean actor;
    boolean daemon;
    boolean joined;
    final Callbacks callbacks = new Callbacks();
    /** How many monitors it has that code of the JDK took. */
    int monitorsOfJdk;
    /** Whether it has started or woken a fork-join worker since its last step, which may take work that it is about to do itself. */
    boolean handsOut;
    /** Whether code of the JDK has taken a lock in its last call. */
    boolean locksInCall;

    final Initialisers initialisers;
    /** That of the class whose initialiser it is in; null if it is in none. */
    @Nullable
    ClassLock classLock;
    /** Whether code of the JDK may go on where it does not stand in the program's: it runs tasks for a pool, or has made a call of which is not known what it touches. */
    boolean driven;
    /** Whether code of the JDK may go on after the operation that it stops before. */
    boolean inJdk;
    /** Whether the access that it is at was a step. */
    boolean stepped;
    /** How many places it came by since its last step. */
    int sincePoint;
    /** Whether it wrote something at one of them: a thread that goes in a circle may be at work all the same. */
    boolean wroteSincePoint;

    // Whether it spins: see Spinning.
    boolean spins;
    boolean idles;
    /** Number of its last step; -1 before the first. */
    int lastStep;

    long changes;
    final Circle still = new Circle();
    final Circle busy = new Circle();

    ControlledThread(int id, ThreadLife life, Sharing sharing) {
        this.id = id;
        this.life = life;
        this.initialisers = new Initialisers(this, sharing);
    }

    /** Becomes another thread. */
    void reset(Thread thread, @Nullable Runnable work) {
        this.thread = thread;
        this.work = work;
        strand = null;
        kind = Operation.BEGIN;
        location = Locations.permit(id);
        site = 0;
        target = null;
        part = 0;
        wait = Wait.NONE;
        waitsFor = null;
        monitor = null;
        other = null;
        wakeAt = Clock.NEVER;
        timedOut = false;
        signalled = false;
        unprompted = 0;
        start = Operation.NOWHERE;
        interrupted = false;
        permit = false;
        actor = false;
        daemon = work == null && thread.isDaemon(); // those of the search's own stand for threads that are none
        joined = false;
        monitorsOfJdk = 0;
        handsOut = false;
        locksInCall = false;
        initialisers.reset();
        classLock = null;
        sincePoint = 0;
        wroteSincePoint = false;
        driven = false;
        inJdk = false;
        callbacks.reset();
        spins = false;
        idles = false;
        lastStep = -1;
        changes = 0;
        still.reset();
        busy.reset();
    }

    /** Lets go of what belongs to a schedule that is over. */
    void forget() {
        thread = null;
        work = null;
        strand = null;
        target = null;
        waitsFor = null;
        callbacks.reset();
    }

    Thread thread() {
        return Objects.requireNonNull(thread);
    }

    Strand strand() {
        return Objects.requireNonNull(strand);
    }

    boolean ended() {
        return wait == Wait.ENDED;
    }

    void announce(int kind, long location, int site, @Nullable Object target, int part) {
        this.kind = kind;
        this.location = location;
        this.site = site;
        this.target = target;
        this.part = part;
        callWrites = nextCallWrites;
        nextCallWrites = false;
    }

    void waitFor(Wait wait, @Nullable Object waitsFor, long wakeAt) {
        this.wait = wait;
        this.waitsFor = waitsFor;
        this.wakeAt = wakeAt;
        timedOut = false;
        interrupted = false;
    }

    void stopWaiting() {
        wait = Wait.NONE;
        waitsFor = null;
        monitor = null;
        wakeAt = Clock.NEVER;
    }

    @Override
    public void begin() {
        life.begun(this);
    }

    @Override
    @SuppressWarnings(
            "DoNotCall") // the runner that calls this is the thread: it is current, and start() is what led here
    public void run() {
        try {
            if (work != null) {
                work.run();
            } else {
                thread().run();
            }
        } catch (Abandoned e) {
            Hooks.running = null; // unwound
        } catch (Throwable e) {
            life.died(this, e);
        }
    }

    @Override
    public @Nullable Strand end() {
        return life.ended(this);
    }
}
