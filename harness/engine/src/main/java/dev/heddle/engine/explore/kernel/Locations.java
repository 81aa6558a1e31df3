package dev.heddle.engine.explore.kernel;

/** Numbers of locations, as strategies see them: the number of an object in the upper half, a part of it in the lower. */
final class Locations {
    /** In place of an object's number. Numbers of objects begin after these. */
    private static final long THREADS = 0;

    private static final long STATICS = 1;
    private static final long FIRST_OBJECT = 2;
    /** Parts beside fields and array elements, whose numbers are not negative. */
    private static final int WHOLE = -1;

    private static final int MONITOR = -2;

    private Locations() {}

    /** A field or an array element. */
    static long part(int object, int part) {
        return FIRST_OBJECT + object << 32 | part & 0xFFFFFFFFL;
    }

    /** A static field. */
    static long staticField(int field) {
        return STATICS << 32 | field & 0xFFFFFFFFL;
    }

    /** All that is inside an object whose class is trusted. */
    static long whole(int object) {
        return part(object, WHOLE);
    }

    static long monitor(int object) {
        return part(object, MONITOR);
    }

    /** A thread's life: that it has ended, that it was interrupted. */
    static long thread(int number) {
        return THREADS << 32 | 2L * number;
    }

    /** What code of the JDK keeps for itself: queues of pools, results of futures. */
    static long insideOfJdk() {
        return THREADS << 32 | 0xFFFFFFFFL;
    }

    /** A thread's permit. */
    static long permit(int number) {
        return THREADS << 32 | 2L * number + 1;
    }
}
