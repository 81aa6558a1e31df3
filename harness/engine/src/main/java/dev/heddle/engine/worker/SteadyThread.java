package dev.heddle.engine.worker;

/**
 * A daemon thread of the worker's own, out of a scenario's way: it belongs to the system's thread group, so that a scenario does not count it among its own,
 * and it cannot be interrupted, which would close the socket under it.
 */
final class SteadyThread extends Thread {
    SteadyThread(String name, Runnable work) {
        super(system(), work, name);
        setDaemon(true);
        setPriority(MAX_PRIORITY);
        setContextClassLoader(null);
    }

    @Override
    public void interrupt() {
        // not this one
    }

    private static ThreadGroup system() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
