package dev.heddle.bench.explore;

import dev.heddle.api.ActorContext;
import dev.heddle.api.Grade;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/**
 * Runs a scenario under Lincheck in this JVM, and prints what came of it in one line: how many schedules were asked for, how many nanoseconds they took, whether
 * one failed.
 */
final class LincheckOnce {
    private LincheckOnce() {}

    public static void main(String[] args) {
        Scenario scenario = ServiceLoader.load(Scenario.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(args[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + args[0]));
        int schedules = Integer.parseInt(args[1]);
        boolean warm = args.length > 2;
        Runnable program = program(scenario.plan(new Load(scenario.threads().least(), Mode.EXPLORE)));
        if (warm) {
            Lincheck.runConcurrentTest(schedules, program); // what it loads and rewrites at first is not its rate
        }
        long start = System.nanoTime();
        boolean failed = false;
        try {
            Lincheck.runConcurrentTest(schedules, program);
        } catch (LincheckAssertionError e) {
            failed = true;
        }
        System.out.printf("lincheck %d %d %s%n", schedules, System.nanoTime() - start, failed);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** The scenario as Lincheck wants it: a piece of code that starts threads, joins them, and throws if the claim does not hold. */
    private static <S> Runnable program(Plan<S> plan) {
        List<Plan.Actors<S>> actors = plan.actors();
        return () -> {
            S state = plan.state().get();
            var threads = new ArrayList<Thread>();
            Throwable[] thrown = new Throwable[1];
            for (Plan.Actors<S> each : actors) {
                for (int i = 0; i < each.count(); i++) {
                    var context = new Context(i, each.count());
                    threads.add(new Thread(() -> {
                        try {
                            each.body().run(state, context);
                        } catch (Throwable e) {
                            thrown[0] = e;
                        }
                    }));
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
            if (thrown[0] != null) {
                throw new AssertionError(thrown[0]);
            }
            judge(plan, state);
        };
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

    private record Context(int index, int count) implements ActorContext {
        @Override
        public RandomGenerator random() {
            return new Random(index);
        }

        @Override
        public boolean shouldStop() {
            return false;
        }
    }
}
