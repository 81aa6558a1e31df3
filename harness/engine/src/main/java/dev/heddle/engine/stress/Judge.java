package dev.heddle.engine.stress;

import dev.heddle.api.Plan;
import dev.heddle.engine.cell.Excerpt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes states, and looks at them when the actors are done with them; for one thread at a time. */
final class Judge {
    private static final int MOST_TRIES = 100;

    private final Supplier<?> maker;
    private final Plan.Invariant<Object>[] invariants;
    private final @Nullable Function<? super Object, ?> observation;
    private final Consumer<? super Object> close;
    private final Failures failures;
    private final Consumer<String> broken;
    private final Tally tally;

    /**
     * A judge by this plan.
     *
     * @param plan of states of any type; the caller sees to it that they go together
     * @param failures where what fails is told
     * @param broken told what makes the plan itself wrong
     */
    @SuppressWarnings("unchecked")
    Judge(Plan<Object> plan, Failures failures, Consumer<String> broken) {
        this.maker = plan.state();
        this.invariants = plan.invariants().toArray(new Plan.Invariant[0]);
        this.observation = plan.observation().orElse(null);
        this.close = plan.close();
        this.failures = failures;
        this.broken = broken;
        this.tally = new Tally(plan);
    }

    Tally tally() {
        return tally;
    }

    /** A state; null if the plan cannot make one, which is a failure that has been told. */
    @Nullable
    Object make(long iteration) {
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                Object state = maker.get();
                if (state != null) {
                    return state;
                }
                throw new NullPointerException("the state is null");
            } catch (Throwable t) {
                failures.threw("making the state", t, iteration);
            }
        }
        return null;
    }

    /**
     * Checks a state and closes it.
     *
     * @return whether nothing is wrong with it
     */
    boolean isFine(Object state, long iteration) {
        boolean fine = true;
        for (Plan.Invariant<Object> each : invariants) {
            fine &= holds(each, state, iteration);
        }
        if (observation != null) {
            fine &= observed(observation, state, iteration);
        }
        return closed(state, iteration) & fine;
    }

    private boolean holds(Plan.Invariant<Object> invariant, Object state, long iteration) {
        try {
            if (invariant.holds().test(state)) {
                return true;
            }
            failures.violated(invariant.name(), described(state), iteration);
        } catch (Throwable t) {
            failures.threw("invariant \"" + invariant.name() + "\"", t, iteration);
        }
        return false;
    }

    private boolean observed(Function<? super Object, ?> observe, Object state, long iteration) {
        try {
            Tally.Entry entry = tally.count(observe.apply(state), iteration);
            if (!entry.forbidden()) {
                return true;
            }
            if (entry.isNew()) {
                failures.outcomeSeen();
            }
        } catch (Tally.NotCovered e) {
            broken.accept(
                    "outcome %s is neither graded nor covered: grade it with acceptable, interesting or forbidden, or all others with otherwise(...)"
                            .formatted(e.getMessage()));
        } catch (Throwable t) {
            failures.threw("observing the outcome", t, iteration);
        }
        return false;
    }

    /** Closes a state; whether that went well. */
    boolean closed(Object state, long iteration) {
        try {
            close.accept(state);
            return true;
        } catch (Throwable t) {
            failures.threw("closing the state", t, iteration);
            return false;
        }
    }

    /** What the state says of itself, if it says more than its class. */
    private static String described(Object state) {
        try {
            boolean own = state.getClass().getMethod("toString").getDeclaringClass() != Object.class;
            return own ? Excerpt.of(state) : "";
        } catch (NoSuchMethodException e) {
            return "";
        }
    }
}
