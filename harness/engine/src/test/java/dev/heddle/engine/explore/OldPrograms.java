package dev.heddle.engine.explore;

import java.util.HashMap;
import java.util.Map;

/** Programs that {@link OldClassFilesTest} makes into class files of Java 1.2; so they keep to what there was then. */
final class OldPrograms {
    private OldPrograms() {}

    interface Shared {
        Map<Object, Object> SEEN = new HashMap<>();
    }

    /** Its method is {@code synchronized} in the class file, as old compilers allowed. */
    abstract static class Task implements Runnable, Shared {
        abstract void add();

        void addInSubroutine() {}

        static int count;

        @Override
        public void run() {
            add();
        }

        static void runTwice(Task task) throws InterruptedException {
            if (SEEN.put("task", task) != null) {
                throw new IllegalStateException("an earlier schedule is still there");
            }
            Thread first = new Thread(task);
            Thread second = new Thread(task);
            first.start();
            second.start();
            first.join();
            second.join();
            if (count != 2) {
                throw new IllegalStateException("lost");
            }
        }
    }

    static final class Unlocked extends Task {
        @Override
        void add() {
            addInSubroutine();
        }

        public static void main(String[] args) throws InterruptedException {
            runTwice(new Unlocked());
        }
    }

    static final class Locked extends Task {
        @Override
        synchronized void add() {
            addInSubroutine();
        }

        public static void main(String[] args) throws InterruptedException {
            runTwice(new Locked());
        }
    }
}
