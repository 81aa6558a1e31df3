package dev.heddle.engine.explore.thread;

import org.jspecify.annotations.Nullable;

/** Main class of a forked JVM that was prepared: runs many short threads one after the other, and prints how many of them took themselves for another. */
public final class CurrentThreadFork {
    /** So many that the compilers have come to what they run; of platform threads, each of which takes long to start, as many as there is time for. */
    private static final int FIBERS = 500_000;

    private static final int PLATFORM_THREADS = 2_000;

    private CurrentThreadFork() {}

    /** Does nothing but ask who it is. */
    private static final class Asks implements Body {
        private final Thread self;
        private long wrong;

        Asks(Thread self) {
            this.self = self;
        }

        @Override
        public void begin() {}

        @Override
        public void run() {
            if (Thread.currentThread() != self) {
                wrong++;
            }
        }

        @Override
        public @Nullable Strand end() {
            return null;
        }
    }

    public static void main(String[] args) {
        Strands strands = Strands.fastest();
        Asks[] bodies = {new Asks(strands.thread("a")), new Asks(strands.thread("b")), new Asks(strands.thread("c"))};
        int all = Strands.fibersAvailable() ? FIBERS : PLATFORM_THREADS;
        for (int i = 0; i < all; i++) {
            Asks body = bodies[i % bodies.length];
            strands.run(strands.spawn(body.self, body), () -> {});
        }
        System.out.println("wrong: " + (bodies[0].wrong + bodies[1].wrong + bodies[2].wrong));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
