package dev.heddle.bridge;

import java.util.concurrent.locks.LockSupport;

/** In place of {@code park} and {@code unpark} of {@code sun.misc.Unsafe}, which libraries that carry a copy of {@code java.util.concurrent} call themselves. */
public final class Parking {
    private Parking() {}

    /**
     * As {@code Unsafe.park}.
     *
     * @param absolute whether the time is one in milliseconds since 1970, rather than nanoseconds to wait
     * @param time if not absolute, 0 is for ever
     */
    public static void park(Object unsafe, boolean absolute, long time) {
        if (absolute) {
            LockSupport.parkUntil(time);
        } else if (time == 0) {
            LockSupport.park();
        } else {
            LockSupport.parkNanos(time);
        }
    }

    /** As {@code Unsafe.unpark}. */
    public static void unpark(Object unsafe, Object thread) {
        LockSupport.unpark((Thread) thread);
    }
}
