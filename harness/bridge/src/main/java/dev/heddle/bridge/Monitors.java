package dev.heddle.bridge;

import java.util.Objects;

/** Hooks in place of what is done with monitors, and beside the taking of locks. On a thread that is not under control they do what the code did before. */
public final class Monitors {
    private Monitors() {}

    public static void enter(Object monitor, int site) {
        Objects.requireNonNull(monitor); // as monitorenter throws
        if (Hooks.controlled()) {
            Hooks.kernel.enter(monitor, site);
        }
    }

    public static void exit(Object monitor, int site) {
        if (Hooks.controlled()) {
            Hooks.kernel.exit(monitor, site);
        }
    }

    /** Of a class of the JDK: no site, and a scheduling point only where it has to wait. */
    public static void enter(Object monitor) {
        enter(monitor, 0);
    }

    public static void exit(Object monitor) {
        exit(monitor, 0);
    }

    /** First thing where a {@code ReentrantLock} is taken. */
    public static void locking(Object lock) {
        if (Hooks.controlled()) {
            Hooks.kernel.locking(lock);
        }
    }

    /** First thing where it is given back. */
    public static void unlocking(Object lock) {
        if (Hooks.controlled()) {
            Hooks.kernel.unlocking(lock);
        }
    }

    public static boolean holdsLock(Object monitor) {
        return Hooks.controlled() ? Hooks.kernel.holds(monitor) : Thread.holdsLock(monitor);
    }

    public static void wait(Object monitor, int site) throws InterruptedException {
        wait(monitor, 0, site);
    }

    public static void wait(Object monitor, long millis, int site) throws InterruptedException {
        if (!Hooks.controlled()) {
            monitor.wait(millis);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Hooks.kernel.await(monitor, Timeouts.nanos(millis), site);
    }

    public static void wait(Object monitor, long millis, int nanos, int site) throws InterruptedException {
        wait(monitor, Timeouts.roundedUp(millis, nanos), site);
    }

    public static void notify(Object monitor, int site) {
        if (Hooks.controlled()) {
            Hooks.kernel.signal(monitor, false, site);
        } else {
            monitor.notify();
        }
    }

    public static void notifyAll(Object monitor, int site) {
        if (Hooks.controlled()) {
            Hooks.kernel.signal(monitor, true, site);
        } else {
            monitor.notifyAll();
        }
    }
}
