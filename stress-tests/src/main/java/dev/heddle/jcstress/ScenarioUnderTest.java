package dev.heddle.jcstress;

import dev.heddle.api.Actor;
import dev.heddle.api.ActorContext;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A scenario's plan in the clothes of a jcstress test: what the generated test calls. Its state is the plan's, each of its actors is one of the plan's, and its
 * arbiter checks the plan's invariants, observes the outcome and closes the state.
 *
 * <p>The generated test keeps all of this in constants, so that the compilers see through to the plan's own code, as they do in a test that was written by hand.
 */
public final class ScenarioUnderTest {
    /** Before the name of an invariant that did not hold, in place of an outcome. */
    public static final String VIOLATED = "invariant violated: ";

    private final Plan<Object> plan;
    private final List<Act> acts = new ArrayList<>();
    private final List<Plan.Invariant<Object>> invariants;
    private final @Nullable Function<? super Object, ?> observation;
    private final Consumer<? super Object> close;

    private ScenarioUnderTest(Plan<Object> plan, long[] seeds) {
        this.plan = plan;
        this.invariants = plan.invariants();
        this.observation = plan.observation().orElse(null);
        this.close = plan.close();
        for (Plan.Actors<Object> each : plan.actors()) {
            for (int index = 0; index < each.count(); index++) {
                acts.add(new Act(each.body(), new Me(index, each.count(), new SplittableRandom(seeds[acts.size()]))));
            }
        }
    }

    /**
     * Makes the plan of a scenario on the class path.
     *
     * @param className binary name of its class
     * @param threads for how many threads
     * @param seeds of the actors' random numbers, in the order of the actors
     * @throws IllegalStateException if it cannot be made
     */
    public static ScenarioUnderTest load(String className, int threads, long... seeds) {
        try {
            var scenario = (Scenario) Class.forName(className).getConstructor().newInstance();
            @SuppressWarnings("unchecked") // its actors and functions take what its own supplier makes
            var plan = (Plan<Object>) scenario.plan(new Load(threads, Mode.JCSTRESS));
            return new ScenarioUnderTest(plan, seeds);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the scenario " + className + " cannot be made: " + e, e);
        }
    }

    /** One of the plan's actors, counted from 0 through all of them. */
    public Act act(int number) {
        return acts.get(number);
    }

    /** A fresh state. */
    public Object newState() {
        return plan.state().get();
    }

    /** The outcome of a state whose actors have finished; closes the state. */
    public @Nullable Object outcome(Object state) {
        for (Plan.Invariant<Object> each : invariants) {
            if (!each.holds().test(state)) {
                close.accept(state);
                return VIOLATED + each.name();
            }
        }
        @Nullable Object outcome = observation == null ? "all invariants hold" : observation.apply(state);
        close.accept(state);
        return outcome;
    }

    /** What one actor does. */
    public static final class Act {
        private final Actor<? super Object> body;
        private final ActorContext me;

        private Act(Actor<? super Object> body, ActorContext me) {
            this.body = body;
            this.me = me;
        }

        /** Does it once; what it throws, checked or not, is thrown. */
        public void on(Object state) {
            try {
                body.run(state, me);
            } catch (Exception e) {
                throw Act.<RuntimeException>unchecked(e);
            }
        }

        @SuppressWarnings("unchecked") // jcstress's actors declare nothing, and its report shows the exception itself
        private static <E extends Exception> RuntimeException unchecked(Exception e) throws E {
            throw (E) e;
        }
    }

    /** Who an actor is. jcstress runs each actor on one thread at a time. */
    private record Me(int index, int count, RandomGenerator random) implements ActorContext {
        @Override
        public boolean shouldStop() {
            return false; // jcstress has no such thing: an iteration ends by itself
        }
    }
}
