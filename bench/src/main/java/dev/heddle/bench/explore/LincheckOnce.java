package dev.heddle.bench.explore;

import dev.heddle.api.ActorContext;
import dev.heddle.api.Grade;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario under Lincheck in this JVM, and prints what came of it in one line: how many schedules ran, how many nanoseconds they took, whether one
 * failed; or with which exception Lincheck itself did.
 */
final class LincheckOnce {
    private static final int SCHEDULES_AT_A_TIME = 300;
    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int MOST_TO_FAILURE = 100_000;
    /** Counts schedules; out of the heap, which Lincheck puts back as it was before each of them. */
    private static final ByteBuffer RAN = ByteBuffer.allocateDirect(8);

    private LincheckOnce() {}

    public static void main(String[] args) {
        Scenario scenario = ServiceLoader.load(Scenario.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(args[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + args[0]));
        Runnable program =
                new Program<>(scenario.plan(new Load(scenario.threads().least(), Mode.EXPLORE)));
        try {
            if (args[1].equals("rate")) {
                measure(program);
            } else {
                find(program);
            }
        } catch (RuntimeException e) {
            System.out.printf("lincheck failed: %s%n", e);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** It comes to an end when it has tried everything, so it is asked again, for some seconds; what it loads and rewrites at first is not its rate. */
    private static void measure(Runnable program) {
        Lincheck.runConcurrentTest(SCHEDULES_AT_A_TIME, program);
        RAN.putLong(0, 0);
        long start = System.nanoTime();
        long nanos;
        do {
            Lincheck.runConcurrentTest(SCHEDULES_AT_A_TIME, program);
            nanos = System.nanoTime() - start;
        } while (nanos < MEASURED_NANOS);
        print(nanos, false);
    }

    private static void find(Runnable program) {
        long start = System.nanoTime();
        boolean failed = false;
        try {
            Lincheck.runConcurrentTest(MOST_TO_FAILURE, program);
        } catch (LincheckAssertionError e) {
            failed = true;
        }
        print(System.nanoTime() - start, failed);
    }

    private static void print(long nanos, boolean failed) {
        System.out.printf("lincheck %d %d %s%n", RAN.getLong(0), nanos, failed);
    }

    /** The scenario as Lincheck wants it: a piece of code that starts threads, joins them, and throws if the claim does not hold. */
    private static final class Program<S> implements Runnable {
        private final Plan<S> plan;
        /** Never used: Lincheck looks into classes that it sees being made, and those of what it finds in the fields of its test. */
        private final S sample;

        Program(Plan<S> plan) {
            this.plan = plan;
            this.sample = plan.state().get();
        }

        @Override
        public void run() {
            RAN.putLong(0, RAN.getLong(0) + 1);
            S state = plan.state().get();
            var works = new ArrayList<Work<S>>();
            var threads = new ArrayList<Thread>();
            for (Plan.Actors<S> each : plan.actors()) {
                for (int i = 0; i < each.count(); i++) {
                    var work = new Work<>(each, i, state);
                    works.add(work);
                    threads.add(new Thread(work));
                }
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            for (Work<S> work : works) {
                if (work.thrown != null) {
                    throw new AssertionError(work.thrown);
                }
            }
            judge(plan, state);
        }
    }

    /** A class of its own, as Lincheck takes what only a lambda refers to for an object of one thread, and does not switch at it. */
    private static final class Work<S> implements Runnable, ActorContext {
        private final Plan.Actors<S> actors;
        private final int index;
        private final S state;
        private @Nullable Throwable thrown;

        Work(Plan.Actors<S> actors, int index, S state) {
            this.actors = actors;
            this.index = index;
            this.state = state;
        }

        @Override
        public void run() {
            try {
                actors.body().run(state, this);
            } catch (Throwable e) {
                thrown = e;
            }
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public int count() {
            return actors.count();
        }

        @Override
        public RandomGenerator random() {
            return new Random(index);
        }

        @Override
        public boolean shouldStop() {
            return false;
        }
    }

    private static <S> void judge(Plan<S> plan, S state) {
        for (Plan.Invariant<S> each : plan.invariants()) {
            if (!each.holds().test(state)) {
                throw new AssertionError("does not hold: " + each.name());
            }
        }
        if (plan.observation().isPresent()) {
            Object outcome = plan.observation().get().apply(state);
            if (plan.grade(outcome).orElseThrow().grade() == Grade.FORBIDDEN) {
                throw new AssertionError("forbidden: " + outcome);
            }
        }
    }
}
