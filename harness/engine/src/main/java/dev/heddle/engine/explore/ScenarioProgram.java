package dev.heddle.engine.explore;

import dev.heddle.api.Actor;
import dev.heddle.api.ActorContext;
import dev.heddle.api.Grade;
import dev.heddle.api.Plan;
import dev.heddle.engine.cell.ActorSeed;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.thread.Abandoned;
import dev.heddle.results.Cell;
import dev.heddle.results.FailureKind;
import dev.heddle.results.OutcomeCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A scenario's plan: makes a state, runs the actors at once, and looks at the state when all have ended. */
final class ScenarioProgram<S> implements Program {
    /** How often an actor of a soak does its work, and how often an actor is told that its time is not over. */
    private static final int ROUNDS = 3;

    private static final Object NULL = new Object();

    private final Plan<S> plan;
    private final ClassLoader loader;
    private final String[] names;
    private final ActorBody[] bodies;
    private final Map<Object, Outcome> outcomes = new HashMap<>();
    private @Nullable Findings findings;
    private @Nullable S state;

    private static final class Outcome {
        final String text;
        final Plan.Graded graded;
        final String message;
        long count;

        Outcome(@Nullable Object value, Plan.Graded graded) {
            text = Excerpt.of(value);
            this.graded = graded;
            message = "forbidden outcome %s%s"
                    .formatted(text, graded.description().isEmpty() ? "" : ": " + graded.description());
        }
    }

    private final class ActorBody implements Runnable, ActorContext {
        private final Actor<? super S> body;
        private final String name;
        private final int index;
        private final int count;
        private final long seed;
        private @Nullable RandomGenerator random;
        private int asked;

        ActorBody(Plan.Actors<S> actors, int index, long seed) {
            this.body = actors.body();
            this.name = actors.name() + "-" + index;
            this.index = index;
            this.count = actors.count();
            this.seed = seed;
        }

        @Override
        @SuppressWarnings("NullAway") // a state may be null if the plan says so
        public void run() {
            random = null;
            asked = 0;
            try {
                int rounds = plan.isShared() ? ROUNDS : 1;
                for (int i = 0; i < rounds; i++) {
                    body.run(state, this);
                }
            } catch (Abandoned e) {
                throw e;
            } catch (InterruptedException e) {
                if (asked <= ROUNDS) {
                    findings.exception(name, e);
                }
            } catch (Throwable e) {
                findings.exception(name, e);
            }
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public RandomGenerator random() {
            RandomGenerator generator = random;
            if (generator == null) {
                generator = new SplittableRandom(seed);
                random = generator;
            }
            return generator;
        }

        /** Time stands still in a schedule, so it is over after some rounds. */
        @Override
        public boolean shouldStop() {
            return ++asked > ROUNDS;
        }
    }

    ScenarioProgram(Plan<S> plan, ClassLoader loader, Cell cell, long seed) {
        this.plan = plan;
        this.loader = loader;
        List<ActorBody> all = new ArrayList<>();
        for (Plan.Actors<S> actors : plan.actors()) {
            for (int i = 0; i < actors.count(); i++) {
                all.add(new ActorBody(actors, i, ActorSeed.of(seed, cell, actors.name(), i)));
            }
        }
        bodies = all.toArray(size -> newArray(size));
        names = all.stream().map(each -> each.name).toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private ActorBody[] newArray(int size) {
        return (ActorBody[]) java.lang.reflect.Array.newInstance(ActorBody.class, size);
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }

    @Override
    public String mainThread() {
        return "scenario";
    }

    @Override
    @SuppressWarnings("NullAway") // a state may be null if the plan says so
    public void run(ControlKernel kernel, Findings findings) {
        this.findings = findings;
        try {
            state = plan.state().get();
        } catch (Abandoned e) {
            throw e;
        } catch (Throwable e) {
            findings.exception("making the state", e);
            return;
        }
        kernel.runTogether(names, bodies);
        if (!findings.broken()) {
            judge(kernel, findings);
        }
        try {
            kernel.callsProgram();
            plan.close().accept(state);
        } catch (Abandoned e) {
            throw e;
        } catch (Throwable e) {
            findings.exception("closing the state", e);
        } finally {
            state = null;
        }
    }

    @SuppressWarnings("NullAway") // as above
    private void judge(ControlKernel kernel, Findings findings) {
        try {
            for (Plan.Invariant<S> invariant : plan.invariants()) {
                kernel.callsProgram();
                if (!invariant.holds().test(state)) {
                    findings.failure(
                            invariant,
                            FailureKind.INVARIANT,
                            () -> "does not hold: " + Excerpt.oneLine(invariant.name()),
                            () -> Findings.Detail.NONE);
                }
            }
            if (plan.observation().isPresent()) {
                kernel.callsProgram();
                grade(plan.observation().get().apply(state), findings);
            }
        } catch (Abandoned e) {
            throw e;
        } catch (Throwable e) {
            findings.exception("judging the state", e);
        }
    }

    private void grade(@Nullable Object value, Findings findings) {
        Outcome outcome = outcomes.get(value == null ? NULL : value);
        if (outcome == null) {
            Optional<Plan.Graded> graded = plan.grade(value);
            outcome = new Outcome(
                    value,
                    graded.orElseGet(() -> new Plan.Graded(Grade.FORBIDDEN, "the plan does not grade this outcome")));
            outcomes.put(value == null ? NULL : value, outcome);
        }
        if (findings.counting()) {
            outcome.count++;
        }
        if (outcome.graded.grade() == Grade.FORBIDDEN) {
            Outcome forbidden = outcome;
            findings.failure(forbidden, FailureKind.OUTCOME, () -> forbidden.message, () -> Findings.Detail.NONE);
        }
    }

    @Override
    public boolean idleWorkersFail() {
        return true;
    }

    @Override
    public boolean mayExit() {
        return false;
    }

    @Override
    public List<OutcomeCount> outcomes() {
        return outcomes.values().stream()
                .filter(each -> each.count > 0)
                .sorted(Comparator.comparingLong((Outcome each) -> each.count).reversed())
                .map(each -> new OutcomeCount(
                        each.text,
                        each.count,
                        dev.heddle.results.Grade.valueOf(each.graded.grade().name()),
                        each.graded.description()))
                .toList();
    }
}
