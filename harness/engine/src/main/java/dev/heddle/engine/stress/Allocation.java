package dev.heddle.engine.stress;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** How much the threads of a run have allocated, where the JVM tells. */
final class Allocation {
    private final long[] threads;
    private final com.sun.management.ThreadMXBean bean;

    /** Watches these threads and the calling one. */
    Allocation(Thread[] crew) {
        threads = new long[crew.length + 1];
        Arrays.setAll(
                threads,
                i -> i < crew.length ? crew[i].getId() : Thread.currentThread().getId());
        bean = ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);
    }

    /** Bytes allocated so far. */
    long bytes() {
        return Arrays.stream(bean.getThreadAllocatedBytes(threads))
                .filter(it -> it > 0)
                .sum();
    }
}
