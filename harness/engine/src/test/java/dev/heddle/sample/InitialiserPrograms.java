package dev.heddle.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs whose result depends on what a static initialiser sees of what other threads do, or they of it. */
public final class InitialiserPrograms {
    private InitialiserPrograms() {}

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("too early");
        }
    }

    public static final class ReadsAField {
        private static int size;

        private static final class Table {
            static final int LIMIT;

            static {
                LIMIT = size * 10;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 10));
            thread.start();
            size = 1;
            thread.join();
        }
    }

    /** By the thread that goes on from a step of its own. */
    public static final class ReadsInMain {
        private static volatile int size;

        private static final class Table {
            static final int LIMIT;

            static {
                LIMIT = size;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> size = 1);
            thread.start();
            int limit = Table.LIMIT;
            thread.join();
            check(limit == 0);
        }
    }

    public static final class ReadsUnderALock {
        private static final Object LOCK = new Object();
        private static int size;

        private static final class Table {
            static final int LIMIT;

            static {
                synchronized (LOCK) {
                    LIMIT = size;
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 1));
            thread.start();
            synchronized (LOCK) {
                size = 1;
            }
            thread.join();
        }
    }

    public static final class ReadsInAMethod {
        private static final class Settings {
            int size;
        }

        private static final Settings SETTINGS = new Settings();

        private static final class Table {
            static final int LIMIT = limit();

            private static int limit() {
                return SETTINGS.size;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 1));
            thread.start();
            SETTINGS.size = 1;
            thread.join();
        }
    }

    public static final class CallsTheJdk {
        private static final AtomicInteger COUNT = new AtomicInteger();

        private static final class Number {
            static final int MINE = COUNT.incrementAndGet();
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Number.MINE == 1));
            thread.start();
            COUNT.incrementAndGet();
            thread.join();
        }
    }

    public static final class Writes {
        private static int count;

        private static final class Counted {
            static final int MINE;

            static {
                MINE = ++count;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Counted.MINE > 0));
            thread.start();
            count++;
            thread.join();
            check(count == 2);
        }
    }

    /** With a write of the other thread in between. */
    public static final class ReadsTwice {
        private static int size;

        private static final class Table {
            static final int FIRST;
            static final int SECOND;

            static {
                FIRST = size;
                SECOND = size;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.FIRST == Table.SECOND));
            thread.start();
            size = 1;
            thread.join();
        }
    }

    /** The other thread comes in between only if it has seen the first. */
    public static final class WritesThenReads {
        private static volatile boolean begun;
        private static int size;

        private static final class Table {
            static final int LIMIT;

            static {
                begun = true;
                LIMIT = size;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 0));
            thread.start();
            if (begun) {
                size = 1;
            }
            thread.join();
        }
    }

    public static final class StartsAThread {
        private static int size;

        private static final class Table {
            static final int LIMIT;

            static {
                new Thread(StartsAThread::grow).start(); // a lambda of this class would wait for it
                LIMIT = size;
            }
        }

        private static void grow() {
            size = 1;
        }

        public static void main(String[] args) {
            check(Table.LIMIT == 0);
        }
    }

    public static final class KnowsItsThread {
        private static final class Owner {
            static final Thread THREAD = Thread.currentThread();
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Owner.THREAD == Thread.currentThread()));
            thread.start();
            check(Owner.THREAD != null);
            thread.join();
        }
    }

    public static final class KnowsAThreadLocal {
        private static final ThreadLocal<String> NAME = ThreadLocal.withInitial(() -> "none");

        private static final class Owner {
            static final String MINE = NAME.get();
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Owner.MINE.equals("none")));
            NAME.set("main");
            thread.start();
            check(Owner.MINE != null);
            thread.join();
        }
    }

    public static final class ConstantsReadAField {
        private static int size;

        private enum Level {
            LOW,
            HIGH;

            private final int limit;

            Level() {
                limit = size * 10;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Level.HIGH.limit == 10));
            thread.start();
            size = 1;
            thread.join();
        }
    }

    public static final class ReadsAnArray {
        private static final int[] SIZES = new int[1];

        private static final class Table {
            static final int LIMIT;

            static {
                LIMIT = SIZES[0];
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 1));
            thread.start();
            SIZES[0] = 1;
            thread.join();
        }
    }

    public static final class ReadsThroughAView {
        private static final List<String> LIST = Collections.synchronizedList(new ArrayList<>());

        private static final class Table {
            static final int LIMIT = LIST.size();
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 1));
            thread.start();
            LIST.add("one");
            thread.join();
        }
    }

    public static final class MakesAText {
        private static final List<String> LIST = new ArrayList<>();

        private static final class Table {
            static final String TEXT;

            static {
                TEXT = "all: " + LIST;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.TEXT.equals("all: [one]")));
            thread.start();
            LIST.add("one");
            thread.join();
        }
    }

    public static final class OfAnInterface {
        private static int size;

        private interface Table {
            List<Integer> LIMITS = new ArrayList<>(List.of(size, size));
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMITS.get(0).equals(Table.LIMITS.get(1))));
            thread.start();
            size = 1;
            thread.join();
        }
    }

    /** With an initialiser that has switches, since it reads twice. */
    public static final class TwoInACircle {
        private static volatile int size;

        private static final class First {
            static int limit = size + size + Second.limit;
        }

        private static final class Second {
            static int limit = size + size + First.limit;
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(First.limit >= 0));
            thread.start();
            size = 0;
            check(Second.limit >= 0);
            thread.join();
        }
    }

    /** Correct: what it waits for calls no method of its class. */
    public static final class WaitsForAMethodReference {
        private static int one() {
            return 1;
        }

        private static final class Table {
            static final int LIMIT =
                    CompletableFuture.supplyAsync(WaitsForAMethodReference::one).join();
        }

        public static void main(String[] args) {
            check(Table.LIMIT == 1);
        }
    }

    /** A class and one that extends it. */
    public static final class SuperclassInACircle {
        private static class Parent {
            static final Parent USUAL = new Child();
        }

        private static final class Child extends Parent {}

        public static void main(String[] args) throws InterruptedException {
            Programs.together(Parent::new, Child::new);
        }
    }

    /** An interface with a default method, and a class that implements it. */
    public static final class InterfaceInACircle {
        private interface Shape {
            Object USUAL = new Square();

            default void draw() {}
        }

        private static final class Square implements Shape {
            static int count = 1;
        }

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> check(Shape.USUAL != null), Square::new);
        }
    }

    /** Correct: what is initialised, and when, is as the JLS says in 12.4.1. */
    public static final class InOrder {
        private static int next;

        private interface Shape {
            Object NUMBER = new int[] {++next};

            default void draw() {}
        }

        private static class Parent implements Shape {
            static int number = ++next;

            Parent(int none) {}
        }

        private static final class Child extends Parent {
            static int of;

            static {
                of = ++next;
            }

            Child(int argument) {
                super(argument);
            }

            static void none() {}
        }

        private static final class Empty extends Parent {
            Empty() {
                super(0);
            }

            static void none() {}
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(Empty::none);
            thread.start();
            thread.join();
            check(next == 2);
            check(Child.number == 2); // does not initialise Child
            check(next == 2);
            check(new Child(next += 10) != null && Child.of == 3); // initialises it before the argument
            check(next == 13);
        }
    }

    /** Correct: an object is made with arguments, of a class whose initialiser fails, in all places where that can be. */
    public static final class FailsWhenItIsAllocated {
        private static boolean evaluated;

        private static final class Table {
            static int size = size();

            Table(int one, String two) {}

            private static int size() {
                throw new IllegalStateException("no size");
            }
        }

        private static int argument() {
            evaluated = true;
            return 1;
        }

        private static Object make(boolean first, boolean second) {
            try {
                return first ? new Table(second ? argument() : 2, second ? "two" : "three") : new Object();
            } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
                return e;
            }
        }

        private static Object makeAtTheStart() {
            try {
                return new Table(argument(), "two");
            } catch (NoClassDefFoundError e) {
                return e;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(make(true, true) instanceof ExceptionInInitializerError));
            thread.start();
            thread.join();
            check(make(true, false) instanceof NoClassDefFoundError);
            check(makeAtTheStart() instanceof NoClassDefFoundError);
            check(!evaluated && make(false, false).getClass() == Object.class);
        }
    }

    /** Correct: one that has failed is not run again. */
    public static final class Fails {
        private static int tries;
        private static final AtomicInteger FIRST = new AtomicInteger();
        private static final AtomicInteger LATER = new AtomicInteger();

        private static final class Table {
            static int size = size();

            private static int size() {
                tries++;
                throw new IllegalStateException("no size");
            }
        }

        private static void use() {
            try {
                check(Table.size < 0);
            } catch (ExceptionInInitializerError e) {
                FIRST.incrementAndGet();
            } catch (NoClassDefFoundError e) {
                LATER.incrementAndGet();
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Programs.together(Fails::use, Fails::use);
            check(tries == 1 && FIRST.get() == 1 && LATER.get() == 1);
        }
    }

    /** The correct twin of those that read twice. */
    public static final class ReadsTwiceUnderALock {
        private static final Object LOCK = new Object();
        private static int size;

        private static final class Table {
            static final int FIRST;
            static final int SECOND;

            static {
                synchronized (LOCK) {
                    FIRST = size;
                    SECOND = size;
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.FIRST == Table.SECOND));
            thread.start();
            synchronized (LOCK) {
                size = 1;
            }
            thread.join();
        }
    }

    /** Correct: what is made lazily is seen whole, by all. */
    public static final class Singleton {
        private static final class Account {
            private int balance = 100;

            synchronized int take(int amount) {
                balance -= amount;
                return balance;
            }
        }

        private static final class Holder {
            static final Account ACCOUNT = new Account();
        }

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> Holder.ACCOUNT.take(1), () -> Holder.ACCOUNT.take(2));
            check(Holder.ACCOUNT.take(0) == 97);
        }
    }

    public static final class DependsOnNothing {
        private static final class Table {
            static final int[] SQUARES = new int[100];

            static {
                for (int i = 0; i < SQUARES.length; i++) {
                    SQUARES[i] = i * i;
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> check(Table.SQUARES[9] == 81), () -> check(Table.SQUARES[8] == 64));
        }
    }
}
