package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.kernel.ControlledThread.Wait;
import dev.heddle.results.ThreadTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Threads that stand still at the end of a schedule: who waits for what, who has it, and where in the code. */
public final class Standstill {
    private static final int FRAMES = 100;

    private final Scheduler scheduler;
    private final MonitorTable monitors;
    private final ObjectTable objects;
    private final WaitGraph waits;
    private final ThreadNames threads;
    private final ObjectNames names;

    Standstill(Scheduler scheduler, MonitorTable monitors, ObjectTable objects, @Nullable StepListener listener) {
        this.scheduler = scheduler;
        this.waits = new WaitGraph(scheduler.threads);
        this.monitors = monitors;
        this.objects = objects;
        this.threads = new ThreadNames(scheduler.threads::all);
        ObjectNames given = listener == null ? null : listener.names();
        this.names = given == null ? new ObjectNames(threads) : given;
    }

    /**
     * The same number for all schedules that stand still in the same way: the same threads waiting in the same way at the same places, or as many of them as
     * wait for each other in a circle.
     */
    public long signature() {
        long hash = 17;
        List<ControlledThread> circle = waits.circle();
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread thread = scheduler.threads.alive(i);
            if (!circle.isEmpty() && !circle.contains(thread)) {
                continue; // what the others do does not matter any more
            }
            hash = hash * 1_000_003 + thread.id;
            hash = hash * 1_000_003 + thread.wait.ordinal();
            hash = hash * 1_000_003 + thread.site;
        }
        return hash;
    }

    /** The threads that wait, in the order of their creation; daemons only if they are virtual or part of a cycle. */
    public List<ThreadTrace> threads() {
        List<ControlledThread> cycle = waits.circle();
        List<ThreadTrace> traces = new ArrayList<>();
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread thread = scheduler.threads.alive(i);
            if (isOfInterest(thread) || cycle.contains(thread)) {
                traces.add(trace(thread));
            }
        }
        return traces;
    }

    /** Daemons are there to be left behind; virtual threads are daemons because all are. */
    private static boolean isOfInterest(ControlledThread thread) {
        return thread.wait != Wait.ACTORS && (!thread.daemon || VirtualThreads.contain(thread.thread()));
    }

    private ThreadTrace trace(ControlledThread thread) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : scheduler.strands().stack(thread.strand())) {
            if (!frame.getClassName().startsWith("dev.heddle.engine.")
                    && !frame.getClassName().startsWith("dev.heddle.bridge.")
                    && !frame.getClassName().startsWith("jdk.internal.vm.")
                    && frames.size() < FRAMES) {
                frames.add(frame.toString());
            }
        }
        return new ThreadTrace(
                threads.of(thread.thread()),
                States.of(thread).name().toLowerCase(Locale.ROOT),
                waitsFor(thread),
                holds(thread),
                frames);
    }

    private String waitsFor(ControlledThread thread) {
        String what = thread.waitsFor == null ? "" : names.name(thread.waitsFor);
        ControlledThread owner = waits.owner(thread);
        String held = owner == null ? "" : ", held by " + threads.of(owner.thread());
        return switch (thread.wait) {
            case NONE, ENDED -> "";
            case ACTORS -> "the end of the actors";
            case MONITOR -> monitor(thread.waitsFor) + held;
            case SIGNAL -> ThreadTable.signalled(thread) ? "the monitor of " + what + held : "a notify on " + what;
            case PERMIT -> what.isEmpty() ? "an unpark" : what + held;
            case END -> "the end of " + what;
            case TIME -> "a point in time";
        };
    }

    private String monitor(@Nullable Object object) {
        String name = object == null ? "" : names.name(object);
        return object instanceof ClassLock ? name : "the monitor of " + name;
    }

    private List<String> holds(ControlledThread thread) {
        List<String> held = new ArrayList<>();
        for (int object : monitors.heldBy(thread)) {
            held.add(monitor(objects.get(object)));
        }
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread other = scheduler.threads.alive(i);
            if (other != thread
                    && other.waitsFor != null
                    && other.wait == Wait.PERMIT
                    && waits.owner(other) == thread) {
                String name = names.name(other.waitsFor);
                if (!held.contains(name)) {
                    held.add(name);
                }
            }
        }
        return held;
    }

    /** What has happened, in one line. */
    public String message() {
        List<ControlledThread> cycle = waits.circle();
        if (!cycle.isEmpty()) {
            return cycle.stream()
                    .map(thread -> "%s waits for %s".formatted(threads.of(thread.thread()), waitsFor(thread)))
                    .collect(Collectors.joining("; "));
        }
        List<String> idle = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread thread = scheduler.threads.alive(i);
            if (isOfInterest(thread)) {
                (isIdleWorker(thread) ? idle : lost)
                        .add("%s waits for %s".formatted(threads.of(thread.thread()), waitsFor(thread)));
            }
        }
        String all = String.join("; ", lost.isEmpty() ? idle : lost);
        return all.isEmpty() ? "no thread can go on" : all + ", which nobody is left to give";
    }

    /** Whether some threads wait for each other in a circle. */
    public boolean isCircle() {
        return !waits.circle().isEmpty();
    }

    /** Whether all threads that are left are workers of pools and timers that have nothing to do. */
    public boolean onlyIdleWorkers() {
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread thread = scheduler.threads.alive(i);
            if (!thread.daemon && !isIdleWorker(thread)) {
                return false;
            }
        }
        return true;
    }

    private boolean isIdleWorker(ControlledThread thread) {
        for (StackTraceElement frame : scheduler.strands().stack(thread.strand())) {
            String place = frame.getClassName() + "." + frame.getMethodName();
            if (place.equals("java.util.concurrent.ThreadPoolExecutor.getTask")
                    || place.equals("java.util.concurrent.ForkJoinPool.awaitWork")
                    || place.equals("java.util.TimerThread.mainLoop")) {
                return true;
            }
        }
        return false;
    }

    /** Where a switch was called for that the JVM does not allow; empty if there is no such place. */
    public StackTraceElement[] uncontrollable() {
        return scheduler.uncontrollable();
    }
}
