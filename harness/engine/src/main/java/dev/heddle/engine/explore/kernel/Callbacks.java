package dev.heddle.engine.explore.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The methods that a thread is in and that code which is not instrumented may have called: lambdas and the like. Where one of them has made a step and returns
 * to the JDK, what the JDK does then is a step of its own, as others may see the one without the other.
 */
final class Callbacks {
    private int depth;
    private @Nullable Object[] receivers = new @Nullable Object[4];
    private int[] sites = new int[4];
    private boolean[] stepped = new boolean[4];
    /** Whether the call of the JDK that led there was a step, so that others may do something with what it is called on. */
    private boolean[] contended = new boolean[4];
    /** Whether the thread has made a step since the innermost of them began. */
    private boolean hasStepped;
    /** Whether the thread has done nothing yet that the kernel heard of. */
    private boolean fresh;
    /** Whether the outermost of them is the thread's task, after which comes nothing but its end. */
    private boolean isTask;
    /** What the thread runs first. */
    private ThreadTask task = ThreadTask.OF_PROGRAM;
    /** Whether the thread is one of a pool that looks for its next task. */
    private boolean looksForTask;
    /** What the last call out of instrumented code, before the innermost of them began, was made on, and where; null if that is not known. */
    private @Nullable Object receiver;

    private int site;

    /** Begins a thread, whose first task is the program's. */
    void reset() {
        depth = 0;
        hasStepped = false;
        fresh = true;
        task = ThreadTask.OF_PROGRAM;
        isTask = false;
        looksForTask = false;
        contended[0] = false;
        receiver = null;
        site = 0;
        Arrays.fill(receivers, null);
    }

    /** The first thing that the thread runs is code of the JDK. */
    void taskIsOfJdk(ThreadTask first) {
        task = first;
        fresh = false;
    }

    /** The harness calls the next of them, so that it returns to no code of the JDK. */
    void calledByHarness() {
        fresh = true;
        hasStepped = false;
    }

    void looksForTask(boolean begins) {
        looksForTask = begins;
    }

    /** Whether it does, and not in a method of the program's. */
    boolean isInPool() {
        return looksForTask && depth == 0;
    }

    void step() {
        hasStepped = true;
    }

    /** A call out of instrumented code. */
    void call(@Nullable Object receiver, int site) {
        this.receiver = receiver;
        this.site = site;
        fresh = false;
    }

    /**
     * One begins.
     *
     * @param contended whether the last call out of instrumented code was a step
     */
    void enter(boolean contended) {
        if (depth == stepped.length) {
            receivers = Arrays.copyOf(receivers, 2 * depth);
            sites = Arrays.copyOf(sites, 2 * depth);
            stepped = Arrays.copyOf(stepped, 2 * depth);
            this.contended = Arrays.copyOf(this.contended, 2 * depth);
        }
        if (depth == 0) {
            isTask = fresh && !hasStepped;
        }
        fresh = false;
        receivers[depth] = receiver;
        sites[depth] = site;
        this.contended[depth] = contended;
        stepped[depth++] = hasStepped;
        hasStepped = false;
    }

    /**
     * Answers whether what it returns to is a step of its own: the thread has made a step in it, or takes the next task of the JDK's then, which otherwise no
     * other thread could take between the two.
     */
    boolean leave() {
        if (depth == 0) {
            return false; // begun before the thread was under control
        }
        boolean has = hasStepped;
        hasStepped |= stepped[--depth];
        receiver = receivers[depth];
        site = sites[depth];
        return (has || endsTaskOfJdk()) && !(depth == 0 && isTask);
    }

    /** After {@link #leave}: whether the call that led there was a step, which others may make too before it goes on. */
    boolean splitsStep() {
        return contended[depth] && !(depth == 0 && isTask);
    }

    /** After {@link #leave}: whether it was the outermost of a thread that runs tasks for the JDK, which goes on then as it likes. */
    boolean endsTaskOfJdk() {
        return depth == 0 && task != ThreadTask.OF_PROGRAM;
    }

    /** Whether the thread is one of a pool or a timer, and in none of the program's tasks. */
    boolean isBetweenTasks() {
        return depth == 0 && task == ThreadTask.WORKER;
    }

    /** After {@link #leave}: what the call was made on that led there; null if that is not known. */
    @Nullable
    Object receiver() {
        return receiver;
    }

    /** After {@link #leave}: where that call was made; 0 if that is not known. */
    int site() {
        return site;
    }
}
