package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;

/** Small programs that call the hooks by hand, where instrumentation would put the calls. */
final class HandMade {
    /** A number for each place. */
    static final int READ = 1;

    static final int WRITE = 2;
    static final int ENTER = 3;
    static final int EXIT = 4;
    static final int WAIT = 5;
    static final int NOTIFY = 6;
    static final int ENTER_OTHER = 7;
    static final int EXIT_OTHER = 8;

    /** Reads and writes one field. */
    static final Places PLACES = new Places() {
        @Override
        public int field(int site) {
            return 1;
        }

        @Override
        public boolean writes(int site) {
            return site == WRITE;
        }

        @Override
        public boolean inJdk(int site) {
            return false;
        }

        @Override
        public String owner(int site) {
            return "Counter";
        }

        @Override
        public int secondLock(int site) {
            return 0;
        }

        @Override
        public int through(int site, String owner, String member, boolean writes) {
            return site;
        }

        @Override
        public String member(int site) {
            return "value";
        }

        @Override
        public int endOfThread() {
            return 9;
        }
    };

    static final class Counter {
        private int value;

        int get() {
            if (Hooks.controlled()) {
                Hooks.kernel.read(this, READ);
            }
            return value;
        }

        void set(int value) {
            if (Hooks.controlled()) {
                Hooks.kernel.write(this, WRITE);
            }
            this.value = value;
        }
    }

    static void locked(Object lock, Runnable action) {
        Hooks.kernel.enter(lock, ENTER);
        try {
            action.run();
        } finally {
            Hooks.kernel.exit(lock, EXIT);
        }
    }

    static void lockedInside(Object lock, Runnable action) {
        Hooks.kernel.enter(lock, ENTER_OTHER);
        try {
            action.run();
        } finally {
            Hooks.kernel.exit(lock, EXIT_OTHER);
        }
    }

    private HandMade() {}
}
