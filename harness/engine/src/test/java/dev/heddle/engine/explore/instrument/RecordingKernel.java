package dev.heddle.engine.explore.instrument;

import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.Kernel;
import dev.heddle.engine.explore.instrument.site.Site;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told, and lets the one thread there is go on. */
final class RecordingKernel implements Kernel {
    private final List<String> events = new ArrayList<>();
    private long seed;
    private long now = 1_000;

    List<String> events() {
        return events;
    }

    /** As new, but for what it has written down. */
    void begin() {
        seed = 0;
        now = 1_000;
    }

    private void add(String event) {
        Thread running = Hooks.running;
        Hooks.running = null; // what the recording itself does is not recorded
        events.add(event);
        Hooks.running = running;
    }

    private void at(int number, Object owner) {
        Thread running = Hooks.running;
        Hooks.running = null;
        Site site = Agent.instrumenter().sites().get(number);
        String where = number == 0 ? "jdk" : site.method() + (site.line() > 0 ? "" : " without line");
        String on = owner == null ? "" : " on " + owner.getClass().getSimpleName();
        String kind = number == 0 ? "" : site.action() + " ";
        events.add(kind + site.target() + on + " in " + where);
        Hooks.running = running;
    }

    @Override
    public void read(Object owner, int site) {
        at(site, owner);
    }

    @Override
    public void write(Object owner, int site) {
        at(site, owner);
    }

    @Override
    public void standsFor(Object handle, Class<?> declaring, String field, boolean isStatic) {}

    @Override
    public void access(Object handle, Object first, int site) {
        at(site, first);
    }

    @Override
    public void access(Object owner, Class<?> declaring, String field, boolean writes, int site) {
        at(site, owner);
        add((writes ? "WRITE " : "READ ") + declaring.getSimpleName() + "." + field);
    }

    @Override
    public void accessElement(Object array, int index, boolean writes, int site) {
        at(site, array);
        add((writes ? "WRITE_ELEMENT " : "READ_ELEMENT ") + index);
    }

    @Override
    public void readElement(Object array, int index, int site) {
        add("READ_ELEMENT " + index);
    }

    @Override
    public void writeElement(Object array, int index, int site) {
        add("WRITE_ELEMENT " + index);
    }

    @Override
    public void reads(Object argument, int site) {
        at(site, argument);
    }

    @Override
    public void call(Object receiver, int site) {
        at(site, receiver);
    }

    @Override
    public void calledBack() {}

    @Override
    public void returns(int site) {
        add("return");
    }

    @Override
    public void value(Object value) {
        add("= " + value);
    }

    @Override
    public void enter(Object monitor, int site) {
        add((site == 0 ? "jdk " : "") + "enter " + monitor.getClass().getSimpleName());
    }

    @Override
    public void exit(Object monitor, int site) {
        add((site == 0 ? "jdk " : "") + "exit " + monitor.getClass().getSimpleName());
    }

    @Override
    public void locking(Object lock) {}

    @Override
    public void unlocking(Object lock) {}

    @Override
    public void unseen(Class<?> type) {}

    @Override
    public boolean holds(Object monitor) {
        add("holds");
        return true;
    }

    @Override
    public void await(Object monitor, long nanos, int site) {
        add("await " + nanos);
    }

    @Override
    public void signal(Object monitor, boolean all, int site) {
        add("signal " + (all ? "all" : "one"));
    }

    @Override
    public void park(Object blocker, long nanos) {
        add("park " + nanos);
    }

    @Override
    public void unpark(Thread thread) {
        add("unpark " + thread.getName());
    }

    @Override
    public void start(Thread thread) {
        add("start " + thread.getName() + " " + thread.getId());
    }

    @Override
    public void begin(Thread thread) {}

    @Override
    public void end(Thread thread) {}

    @Override
    public void looksForTask(boolean begins) {}

    @Override
    public boolean isInPool() {
        return false;
    }

    @Override
    public void uncaught(Thread thread, Throwable exception) {
        add("uncaught " + exception);
    }

    @Override
    public boolean join(Thread thread, long nanos) {
        add("join " + thread.getName() + " " + nanos);
        return true;
    }

    @Override
    public boolean isAlive(Thread thread) {
        add("isAlive");
        return events.stream().anyMatch(event -> event.startsWith("start"));
    }

    @Override
    public Thread.State state(Thread thread) {
        add("state");
        return Thread.State.TIMED_WAITING;
    }

    @Override
    public Thread[] threads() {
        add("threads");
        return new Thread[] {Thread.currentThread()};
    }

    @Override
    public void interrupted(Thread thread) {
        add("interrupted " + thread.getName());
    }

    @Override
    public void sleep(long nanos) {
        add("sleep " + nanos);
    }

    @Override
    public void yield(boolean spin) {
        add(spin ? "spin" : "yield");
    }

    @Override
    public long nanoTime() {
        return now++;
    }

    @Override
    public long epochNanos() {
        return 1_700_000_000_000_000_000L;
    }

    @Override
    public void unchanged() {
        add("unchanged");
    }

    @Override
    public void halt(int status) {}

    @Override
    public void addShutdownHook(Thread hook) {}

    @Override
    public boolean removeShutdownHook(Thread hook) {
        return false;
    }

    @Override
    public void renewed(Class<?> enumeration) {}

    @Override
    public int hash(Object object) {
        return object.hashCode();
    }

    @Override
    public int identityHash(Object object) {
        return 77;
    }

    @Override
    public long seed() {
        return seed++;
    }

    @Override
    public StackTraceElement[] ofProgram(StackTraceElement[] frames) {
        return frames;
    }

    @Override
    public void exit(int status) {
        add("exit " + status);
        throw new ThreadDeath();
    }

    @Override
    public void lockClass(Class<?> type, int start, int inside) {}

    @Override
    public void unlockClass(Class<?> type) {}

    @Override
    public void beginInitialiser(int start, int inside) {
        add("initialiser {");
    }

    @Override
    public void endInitialiser() {
        add("}");
    }

    @Override
    public void looksAtThread() {}
}
