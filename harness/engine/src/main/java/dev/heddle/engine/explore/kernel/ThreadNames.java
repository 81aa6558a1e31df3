package dev.heddle.engine.explore.kernel;

import java.util.List;
import java.util.function.Supplier;

/** Names the threads of one schedule for a reader: as the program does, but each once, and never by nothing. */
public final class ThreadNames {
    private final Supplier<List<Thread>> threads;

    /**
     * Asks for the threads whenever it is asked for a name, as a program may start and name threads at any time.
     *
     * @param threads the threads of the schedule, in the order of their creation
     */
    public ThreadNames(Supplier<List<Thread>> threads) {
        this.threads = threads;
    }

    /** What the program calls it; {@code virtual thread} or {@code unnamed} if that is nothing. */
    public static String given(Thread thread) {
        if (!thread.getName().isBlank()) {
            return thread.getName();
        }
        return VirtualThreads.contain(thread) ? "virtual thread" : "unnamed";
    }

    /** The name of one thread, as in {@link #all}; of a thread that is none of the program's, the one it was given. */
    String of(Thread thread) {
        return among(threads.get(), thread);
    }

    /** All names, in the order of the threads' creation; a second thread of one name is {@code name (2)}. */
    public List<String> all() {
        List<Thread> all = threads.get();
        return all.stream().map(each -> among(all, each)).toList();
    }

    private static String among(List<Thread> threads, Thread thread) {
        String name = given(thread);
        int same = 1;
        for (Thread earlier : threads) {
            if (earlier == thread) {
                return same == 1 ? name : "%s (%d)".formatted(name, same);
            }
            if (given(earlier).equals(name)) {
                same++;
            }
        }
        return name;
    }
}
