package dev.heddle.engine.explore.schedule;

import dev.heddle.engine.explore.instrument.site.Site;
import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.kernel.ThreadNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model of a concurrent program, small enough to know all of its interleavings: scripts of visible operations, interpreted one step at a time. No JVM thread
 * is involved.
 */
public final class Toy implements SchedulingPoint {
    public enum Does {
        /** Reads variable {@code on}; what is read becomes part of what the thread knows. */
        READ,
        /** Writes a number of its own into variable {@code on}. */
        WRITE,
        /** Reads and writes variable {@code on} in one step. */
        UPDATE,
        /** Takes monitor {@code on}. */
        LOCK,
        /** Gives monitor {@code on} back. */
        UNLOCK,
        /** Gives monitor {@code on} back, and waits to be notified. */
        AWAIT,
        /** Goes on after {@link #AWAIT}, with the monitor. */
        AWAKE,
        /** Wakes the thread that has waited longest on monitor {@code on}. */
        NOTIFY,
        /** Starts script {@code on}. */
        START,
        /** Waits for the end of script {@code on}. */
        JOIN,
        /** Waits for a permit, and uses it up. */
        PARK,
        /** Gives script {@code on} a permit. */
        UNPARK,
        /** Updates variable {@code on} and, in the same step, gives script 0 a permit. */
        UPDATE_AND_UNPARK,
        /** Touches nothing. */
        YIELD,
        /** Reads variable {@code on} until it is not 0. */
        SPIN,
        /** Tries to put flag {@code on} up, as compare-and-set does, and yields between tries. */
        ACQUIRE,
        /** Takes flag {@code on} down. */
        RELEASE,
        /** Updates all variables. */
        UPDATE_ALL,
        /** Not visible: skips the next instruction if what was read last is odd. */
        SKIP_IF_ODD
    }

    public record Instruction(Does does, int on) {
        @Override
        public String toString() {
            return does + " " + on;
        }
    }

    private static final int MONITORS = 1 << 10;
    private static final int PERMITS = 2 << 10;
    private static final int ENDS = 3 << 10;
    private static final int FLAGS = 4 << 10;

    private final class Thread {
        final int script;
        int next;
        long known;
        long lastRead;
        boolean notified;
        boolean spun;
        boolean pausing;
        final List<Boolean> reads = new ArrayList<>();

        Thread(int script) {
            this.script = script;
        }

        Instruction instruction() {
            return scripts.get(script).get(next);
        }

        boolean instructionIs(Does does) {
            return !ended() && instruction().does() == does;
        }

        boolean ended() {
            return next >= scripts.get(script).size();
        }
    }

    private final List<List<Instruction>> scripts;
    private final int initial;
    private final boolean sameCode;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Integer, Long> variables = new TreeMap<>();
    private final Map<Integer, Integer> owners = new HashMap<>();
    private final Map<Integer, List<Thread>> waiters = new HashMap<>();
    private final Map<Integer, Integer> permits = new HashMap<>();
    private final Map<Integer, Long> names = new HashMap<>();
    private final List<Instruction> effects = new ArrayList<>();
    private final List<Integer> enabled = new ArrayList<>();
    private final List<Integer> choices = new ArrayList<>();
    private final Map<Integer, Lock> monitors = new HashMap<>();
    private Object shared = new Shared();
    private int current;

    /** Owner of the variables. */
    private static final class Shared {}

    /** A monitor. */
    private static final class Lock {}

    /**
     * A program.
     *
     * @param initial how many of the scripts, from the first on, run from the beginning; the others have to be started
     */
    public Toy(int initial, List<List<Instruction>> scripts) {
        this(initial, scripts, false);
    }

    /** As above; with {@code sameCode}, threads with the same script stand at the same places, as if they ran the same method. */
    public Toy(int initial, List<List<Instruction>> scripts, boolean sameCode) {
        this.scripts = scripts;
        this.initial = initial;
        this.sameCode = sameCode;
    }

    public static Toy of(Object[][]... scripts) {
        var all = new ArrayList<List<Instruction>>();
        for (Object[][] script : scripts) {
            var instructions = new ArrayList<Instruction>();
            for (Object[] each : script) {
                instructions.add(new Instruction((Does) each[0], (int) each[1]));
            }
            all.add(instructions);
        }
        return new Toy(all.size(), all);
    }

    /** Runs one schedule to its end. Answers false if the strategy abandoned it. */
    public boolean run(Strategy strategy) {
        return run(strategy, null);
    }

    /** As above; the listener hears of each step. */
    public boolean run(Strategy strategy, @Nullable StepListener listener) {
        reset();
        int steps = 0;
        while (!enabled.isEmpty()) {
            int thread = strategy.choose(this);
            if (thread == Strategy.ABANDON || ++steps > 10_000) {
                strategy.end(this, false);
                return false;
            }
            if (!isEnabled(thread)) {
                throw new AssertionError(strategy.name() + " chose thread " + thread + ", which is not enabled");
            }
            choices.add(thread);
            Thread taking = threads.get(thread);
            Instruction instruction = taking.instruction();
            if (listener != null) {
                listener.step(thread, kind(thread), site(thread), target(instruction), -1);
            }
            step(thread);
            if (listener != null && instruction.does() == Does.READ) {
                listener.value(thread, taking.lastRead);
            } else if (listener != null && instruction.does() == Does.WRITE) {
                listener.value(thread, variables.get(instruction.on()));
            }
        }
        strategy.end(this, true);
        return true;
    }

    private @Nullable Object target(Instruction instruction) {
        return switch (instruction.does()) {
            case READ, WRITE, UPDATE, SPIN, ACQUIRE, RELEASE -> shared;
            case LOCK, UNLOCK, AWAIT, AWAKE, NOTIFY -> monitors.computeIfAbsent(instruction.on(), on -> new Lock());
            default -> null;
        };
    }

    /** The place in the code with this number. */
    public Site place(int site) {
        int script = (site - 1) / 100;
        int line = (site - 1) % 100;
        Instruction instruction = scripts.get(script).get(line);
        Site.Action action = switch (kind(instruction.does())) {
            case Operation.READ -> Site.Action.READ;
            case Operation.WRITE -> Site.Action.WRITE;
            case Operation.LOCK -> Site.Action.LOCK;
            case Operation.UNLOCK -> Site.Action.UNLOCK;
            default -> Site.Action.CALL;
        };
        return new Site(
                site, action, "Toy", "script" + script, "Toy.java", line + 1, "Shared", "x" + instruction.on(), 0);
    }

    /** Names of the threads. */
    public ThreadNames names() {
        return new ThreadNames(this::named);
    }

    private List<java.lang.Thread> named() {
        List<java.lang.Thread> named = new ArrayList<>();
        threads.forEach(each -> named.add(new java.lang.Thread("thread-" + each.script)));
        return named;
    }

    private void reset() {
        shared = new Shared();
        monitors.clear();
        threads.clear();
        variables.clear();
        owners.clear();
        waiters.clear();
        permits.clear();
        names.clear();
        effects.clear();
        choices.clear();
        current = -1;
        for (int i = 0; i < initial; i++) {
            threads.add(new Thread(i));
        }
        threads.forEach(each -> advance(each, false));
        look();
    }

    private void step(int number) {
        current = number;
        effects.clear();
        Thread thread = threads.get(number);
        if (thread.pausing) {
            thread.pausing = false;
            thread.spun = true;
            look();
            return;
        }
        Instruction instruction = thread.instruction();
        int on = instruction.on();
        boolean stays = false;
        switch (instruction.does()) {
            case READ -> read(thread, on);
            case WRITE -> variables.put(on, 1000L * (thread.script + 1) + thread.next);
            case UPDATE -> update(thread, on);
            case UPDATE_ALL -> List.of(0, 1, 2).forEach(each -> update(thread, each));
            case LOCK -> owners.put(on, number);
            case UNLOCK -> owners.remove(on);
            case AWAIT -> {
                owners.remove(on);
                thread.notified = false;
                waiters.computeIfAbsent(on, ignored -> new ArrayList<>()).add(thread);
            }
            case AWAKE -> owners.put(on, number);
            case NOTIFY -> {
                List<Thread> waiting = waiters.getOrDefault(on, List.of());
                if (!waiting.isEmpty()) {
                    waiting.remove(0).notified = true;
                }
            }
            case START -> threads.add(new Thread(on));
            case PARK -> permits.remove(thread.script);
            case UNPARK -> permits.put(on, 1);
            case UPDATE_AND_UNPARK -> {
                update(thread, on);
                permits.put(0, 1);
                effects.add(new Instruction(Does.UNPARK, 0));
            }
            case SPIN -> {
                read(thread, on);
                stays = thread.lastRead == 0;
                thread.spun = stays;
            }
            case ACQUIRE -> {
                stays = owners.containsKey(FLAGS + on);
                thread.pausing = stays;
                thread.spun = false;
                owners.putIfAbsent(FLAGS + on, number);
            }
            case RELEASE -> owners.remove(FLAGS + on);
            case JOIN, YIELD -> {}
            case SKIP_IF_ODD -> throw new AssertionError("not visible");
        }
        if (instruction.does() != Does.SPIN && instruction.does() != Does.ACQUIRE) {
            threads.stream().filter(each -> !(each.instructionIs(Does.ACQUIRE))).forEach(each -> each.spun = false);
        }
        thread.next += stays ? 0 : 1;
        threads.stream()
                .filter(each -> each == thread || each.next == 0)
                .forEach(each -> advance(each, each == thread));
        look();
    }

    private void advance(Thread thread, boolean endIsEffect) {
        while (!thread.ended()) {
            Instruction instruction = thread.instruction();
            if (instruction.does() == Does.SKIP_IF_ODD) {
                thread.next += thread.lastRead % 2 == 1 ? 2 : 1;
            } else {
                return;
            }
        }
        if (endIsEffect) {
            effects.add(new Instruction(Does.JOIN, thread.script));
        }
    }

    private void read(Thread thread, int variable) {
        thread.lastRead = variables.getOrDefault(variable, 0L);
        thread.known = thread.known * 31 + thread.lastRead;
        thread.reads.add(thread.lastRead != 0);
    }

    private void update(Thread thread, int variable) {
        variables.merge(variable, thread.script + 1L, (old, added) -> old * 31 + added);
    }

    private void look() {
        enabled.clear();
        for (int i = 0; i < threads.size(); i++) {
            Thread thread = threads.get(i);
            if (!thread.ended()) {
                location(i);
                if (canGo(thread)) {
                    enabled.add(i);
                }
            }
        }
    }

    private boolean canGo(Thread thread) {
        int on = thread.instruction().on();
        return switch (thread.instruction().does()) {
            case LOCK -> !owners.containsKey(on);
            case AWAKE -> thread.notified && !owners.containsKey(on);
            case PARK -> permits.containsKey(thread.script);
            case JOIN -> threads.stream().anyMatch(each -> each.script == on && each.ended());
            default -> true;
        };
    }

    /** All that can be seen of the program: the values of its variables, what each thread knows, and where it stands. */
    public String state() {
        var all = new TreeMap<Integer, String>();
        threads.forEach(each -> all.put(each.script, each.next + "/" + each.known));
        return variables + " " + all;
    }

    @Override
    public String toString() {
        return initial + " of " + scripts;
    }

    /** Whether some thread has not ended: at the end of a schedule, it waits for ever. */
    public boolean stuck() {
        return !threads.stream().allMatch(Thread::ended);
    }

    /** For each thread, whether what it read was written before, read by read. */
    public List<List<Boolean>> reads() {
        return threads.stream().map(each -> List.copyOf(each.reads)).toList();
    }

    public List<Integer> choices() {
        return List.copyOf(choices);
    }

    @Override
    public int threads() {
        return threads.size();
    }

    @Override
    public int current() {
        return current;
    }

    @Override
    public int enabledCount() {
        return enabled.size();
    }

    @Override
    public int enabled(int index) {
        return enabled.get(index);
    }

    @Override
    public boolean isEnabled(int thread) {
        return enabled.contains(thread);
    }

    @Override
    public int kind(int thread) {
        Thread asked = threads.get(thread);
        return asked.ended()
                ? Operation.NONE
                : asked.pausing ? Operation.PAUSE : kind(asked.instruction().does());
    }

    private static int kind(Does does) {
        return switch (does) {
            case READ, SPIN -> Operation.READ;
            case WRITE, UPDATE, UPDATE_ALL, UPDATE_AND_UNPARK, ACQUIRE, RELEASE -> Operation.WRITE;
            case LOCK -> Operation.LOCK;
            case UNLOCK, AWAIT -> Operation.UNLOCK;
            case AWAKE, JOIN, PARK -> Operation.RESUME;
            case NOTIFY, START, UNPARK -> Operation.WAKE;
            case YIELD -> Operation.PAUSE;
            case SKIP_IF_ODD -> throw new AssertionError("not visible");
        };
    }

    @Override
    public long location(int thread) {
        Thread asked = threads.get(thread);
        return asked.pausing ? Operation.NOWHERE : location(asked.script, asked.instruction());
    }

    private long location(int script, Instruction instruction) {
        int on = instruction.on();
        return switch (instruction.does()) {
            case READ, SPIN, WRITE, UPDATE, UPDATE_AND_UNPARK -> name(on);
            case ACQUIRE, RELEASE -> name(FLAGS + on);
            case UPDATE_ALL -> Operation.EVERYWHERE;
            case LOCK, UNLOCK, AWAIT, AWAKE, NOTIFY -> name(MONITORS + on);
            case PARK -> PERMITS + script;
            case UNPARK -> PERMITS + on;
            case START, JOIN -> ENDS + on;
            case YIELD -> Operation.NOWHERE;
            case SKIP_IF_ODD -> throw new AssertionError("not visible");
        };
    }

    /** As a real program does: numbers locations in the order in which they are announced. */
    private long name(int location) {
        return names.computeIfAbsent(location, ignored -> (long) names.size());
    }

    @Override
    public int site(int thread) {
        int script = threads.get(thread).script;
        return (sameCode ? scripts.indexOf(scripts.get(script)) : script) * 100 + threads.get(thread).next + 1;
    }

    @Override
    public boolean spins(int thread) {
        return threads.get(thread).spun;
    }

    @Override
    public int effects() {
        return effects.size();
    }

    @Override
    public int effectKind(int index) {
        return Operation.WAKE;
    }

    @Override
    public long effectLocation(int index) {
        return location(0, effects.get(index));
    }
}
