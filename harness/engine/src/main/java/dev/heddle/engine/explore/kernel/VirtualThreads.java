package dev.heddle.engine.explore.kernel;

/** Tells which threads are virtual: by their class, as there are none in JDK 17. */
final class VirtualThreads {
    private static final String CLASS = "java.lang.BaseVirtualThread";

    private VirtualThreads() {}

    static boolean contain(Thread thread) {
        Class<?> above = thread.getClass().getSuperclass();
        return above != null && above.getName().equals(CLASS);
    }
}
