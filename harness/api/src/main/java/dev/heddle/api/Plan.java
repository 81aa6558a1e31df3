package dev.heddle.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the threads of a scenario do, and how the result is judged.
 *
 * <p>An iteration makes a state, runs every actor on it at once, each on a thread of its own, and when all have returned looks at the state: invariants are
 * checked, the outcome is observed and graded, the state is closed. Between the last action of an actor and that look there is a happens-before edge.
 *
 * <p>Immutable: each method answers a new plan. The methods check one argument at a time; whether the whole is well-formed (at least one actor, no two
 * actors of one name, a grade for what is observed) is checked by {@link #problems()}.
 *
 * @param <S> type of the state that the actors share
 */
public final class Plan<S> {
    /**
     * Actors of one name.
     *
     * @param name as shown in reports
     * @param count how many threads run it; at least 1 in a well-formed plan
     * @param body what each of them does in an iteration
     * @param <S> type of the state
     */
    public record Actors<S>(String name, int count, Actor<? super S> body) {}

    /**
     * A condition on the state after the actors have finished.
     *
     * @param name what is claimed, as shown when it does not hold
     * @param holds whether it does
     * @param <S> type of the state
     */
    public record Invariant<S>(String name, Predicate<? super S> holds) {}

    /**
     * A judged outcome.
     *
     * @param grade the judgement
     * @param description why; may be empty
     */
    public record Graded(Grade grade, String description) {
        /** Neither may be null. */
        public Graded {
            Objects.requireNonNull(grade, "an outcome's grade is null");
            Objects.requireNonNull(description, "the description of a graded outcome is null: it may be empty");
        }
    }

    /**
     * The states of a plan.
     *
     * @param make makes one
     * @param shared whether one is for the whole run
     * @param close what is done with one at its end
     */
    private record States<S>(Supplier<? extends S> make, boolean shared, Consumer<? super S> close) {}

    /** How a state is judged at the end of an iteration. */
    private record Judgement<S>(
            List<Invariant<S>> invariants,
            Optional<Function<? super S, ?>> observation,
            Map<Object, Graded> grades,
            Optional<Graded> otherwise) {}

    private final States<S> states;
    private final List<Actors<S>> actors;
    private final Judgement<S> judgement;
    private final long enough;

    private Plan(States<S> states, List<Actors<S>> actors, Judgement<S> judgement, long enough) {
        this.states = states;
        this.actors = actors;
        this.judgement = judgement;
        this.enough = enough;
    }

    private static <S> Plan<S> empty(Supplier<? extends S> state, boolean shared) {
        return new Plan<>(
                new States<>(Objects.requireNonNull(state, "the supplier of the state is null"), shared, ignored -> {}),
                List.of(),
                // Asked for a null outcome, Map.of() would throw.
                new Judgement<>(List.of(), Optional.empty(), Collections.emptyMap(), Optional.empty()),
                Long.MAX_VALUE);
    }

    private Plan<S> judgedBy(Judgement<S> other) {
        return new Plan<>(states, actors, other, enough);
    }

    /**
     * A plan whose every iteration has a state of its own.
     *
     * @param state makes one, which must not be null; called before the actors' first action on it, on any thread, at the same time as for other iterations;
     *     an exception in it is a {@link Failure#EXCEPTION}, and ends the cell
     */
    public static <S> Plan<S> of(Supplier<? extends S> state) {
        return empty(state, false);
    }

    /**
     * A soak: one state for the whole run, on which the actors repeat their work, each at its own pace, until the time is over; each acts once at least,
     * however little time there is. Invariants, the observation and {@link #close} then come once, at the end; the first two only if some action was not
     * interrupted before its end, so that they are never asked of a state that nobody has used.
     *
     * @param state makes it, which must not be null; called once, before the actors start; an exception in it is a {@link Failure#EXCEPTION}, and ends the cell
     */
    public static <S> Plan<S> shared(Supplier<? extends S> state) {
        return empty(state, true);
    }

    /**
     * Adds one actor.
     *
     * @param name as shown in reports; no other actor of the plan has it
     * @param body what it does in an iteration
     */
    public Plan<S> actor(String name, Actor<? super S> body) {
        return actors(name, 1, body);
    }

    /**
     * Adds actors that do the same, and tell themselves apart by {@link ActorContext#index()}.
     *
     * @param name as shown in reports; no other actor of the plan has it
     * @param count how many, each with a thread of its own; at least 1 in a well-formed plan
     * @param body what each of them does in an iteration
     */
    public Plan<S> actors(String name, int count, Actor<? super S> body) {
        var added = new Actors<S>(
                Objects.requireNonNull(name, "an actor's name is null"),
                count,
                Objects.requireNonNull(body, () -> "the body of actor \"%s\" is null".formatted(name)));
        return new Plan<>(states, plus(actors, added), judgement, enough);
    }

    /**
     * Adds a condition that must hold after the actors have finished.
     *
     * @param name what it says, as in {@code "every item was taken once"}
     * @param holds looks at the state; called once per state, on any thread; an exception in it is a {@link Failure#EXCEPTION}
     */
    public Plan<S> invariant(String name, Predicate<? super S> holds) {
        var added = new Invariant<S>(
                Objects.requireNonNull(name, "an invariant's name is null"),
                Objects.requireNonNull(holds, () -> "invariant \"%s\" is null".formatted(name)));
        return judgedBy(new Judgement<>(
                plus(invariants(), added), judgement.observation, judgement.grades, judgement.otherwise));
    }

    /**
     * Says what is observed of the state after the actors have finished; called once per state, on any thread, and an exception in it is a
     * {@link Failure#EXCEPTION}. A plan has one observation: the last one counts.
     *
     * @param outcome a value with {@code equals}, {@code hashCode} and {@code toString}: a number, a string, a record; null is an outcome too
     */
    public Plan<S> observe(Function<? super S, ?> outcome) {
        return judgedBy(new Judgement<>(
                judgement.invariants,
                Optional.of(Objects.requireNonNull(outcome, "the observation is null")),
                judgement.grades,
                judgement.otherwise));
    }

    /** Grades outcomes as {@link Grade#ACCEPTABLE}; null may be among them. Of two grades for one outcome the last one counts. */
    public Plan<S> acceptable(Object... outcomes) {
        Plan<S> plan = this;
        for (Object outcome :
                Objects.requireNonNull(outcomes, "the outcomes are null: write (Object) null for the outcome null")) {
            plan = plan.graded(outcome, Grade.ACCEPTABLE, "");
        }
        return plan;
    }

    /**
     * Grades one outcome as {@link Grade#INTERESTING}.
     *
     * @param outcome a value that may be observed; may be null
     * @param description why, as shown in reports; may be empty
     */
    public Plan<S> interesting(Object outcome, String description) {
        return graded(outcome, Grade.INTERESTING, description);
    }

    /**
     * Grades one outcome as {@link Grade#FORBIDDEN}.
     *
     * @param outcome a value that may be observed; may be null
     * @param description what it means, as shown in reports; may be empty
     */
    public Plan<S> forbidden(Object outcome, String description) {
        return graded(outcome, Grade.FORBIDDEN, description);
    }

    /**
     * Grades every outcome that is not graded one by one. Without it, such an outcome is an error of the plan.
     *
     * @param description what it means, as shown in reports; may be empty
     */
    public Plan<S> otherwise(Grade grade, String description) {
        return judgedBy(new Judgement<>(
                judgement.invariants,
                judgement.observation,
                judgement.grades,
                Optional.of(new Graded(grade, description))));
    }

    /**
     * Says what to do with a state that is done with: shut a pool down, say. Called once per state, last of all, on any thread; an exception in it is a
     * {@link Failure#EXCEPTION}.
     */
    public Plan<S> close(Consumer<? super S> close) {
        var closed = new States<S>(
                states.make, states.shared, Objects.requireNonNull(close, "what closes the state is null"));
        return new Plan<>(closed, actors, judgement, enough);
    }

    /**
     * Says how many iterations make the point in {@link Mode#STRESS}: a cell ends with the last of them even if its time is not over. For what every iteration
     * shows alike, or what takes long, a JVM of its own say. Without it, the time alone ends a cell. {@link Mode#EXPLORE} ignores it, as there no two iterations
     * are the same; so do {@link Mode#JCSTRESS}, which needs its millions, and a {@linkplain #shared soak}, which has one iteration.
     *
     * @param iterations at least 1 in a well-formed plan
     */
    public Plan<S> enough(long iterations) {
        return new Plan<>(states, actors, judgement, iterations);
    }

    private Plan<S> graded(Object outcome, Grade grade, String description) {
        var all = new LinkedHashMap<>(judgement.grades);
        all.put(outcome, new Graded(grade, description));
        return judgedBy(new Judgement<>(
                judgement.invariants, judgement.observation, Collections.unmodifiableMap(all), judgement.otherwise));
    }

    /** Makes a state. */
    public Supplier<? extends S> state() {
        return states.make;
    }

    /** Whether there is one state for the whole run. */
    public boolean isShared() {
        return states.shared;
    }

    /** The actors, in the order in which they were added. */
    public List<Actors<S>> actors() {
        return actors;
    }

    /** How many threads an iteration has, all actors together. */
    public int threads() {
        return actors.stream().mapToInt(Actors::count).sum();
    }

    /** The conditions, in the order in which they were added. */
    public List<Invariant<S>> invariants() {
        return judgement.invariants;
    }

    /** What is observed; empty if nothing is. */
    public Optional<Function<? super S, ?>> observation() {
        return judgement.observation;
    }

    /** The outcomes that are graded one by one, in the order in which they were added. */
    public Map<Object, Graded> grades() {
        return judgement.grades;
    }

    /** The grade of every other outcome; empty if there is none. */
    public Optional<Graded> otherwise() {
        return judgement.otherwise;
    }

    /** What is done with a state at its end; does nothing unless the plan says so. */
    public Consumer<? super S> close() {
        return states.close;
    }

    /** How many iterations make the point; {@link Long#MAX_VALUE} if the plan does not say. */
    public long enough() {
        return enough;
    }

    /** The grade of an outcome; empty if it is not covered, which is an error of the plan. */
    public Optional<Graded> grade(Object outcome) {
        Graded graded = judgement.grades.get(outcome);
        return graded != null ? Optional.of(graded) : judgement.otherwise;
    }

    /** What is wrong with the plan, each problem in one sentence that says what to do; empty if it is well-formed. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (actors.isEmpty()) {
            problems.add("the plan has no actors: add one with actor(name, body)");
        }
        var names = new HashSet<String>();
        for (Actors<S> each : actors) {
            if (each.count() < 1) {
                problems.add(
                        "actor \"%s\" has %d threads: it needs at least 1; say with threads() which counts the scenario can be run at"
                                .formatted(each.name(), each.count()));
            }
            if (each.name().isBlank()) {
                problems.add("an actor has no name: the report tells the actors apart by theirs");
            }
            if (!names.add(each.name())) {
                problems.add(
                        "two actors are called \"%s\": give each a name of its own, or use actors(name, count, body)"
                                .formatted(each.name()));
            }
        }
        if (enough < 1) {
            problems.add("%d iterations are said to be enough: it takes at least 1".formatted(enough));
        }
        boolean graded = !judgement.grades.isEmpty() || judgement.otherwise.isPresent();
        if (judgement.observation.isPresent() && !graded) {
            problems.add(
                    "an outcome is observed but none is graded: say which are acceptable(...), and what is so otherwise(...)");
        }
        if (judgement.observation.isEmpty() && graded) {
            problems.add("outcomes are graded but none is observed: add observe(state -> ...)");
        }
        return List.copyOf(problems);
    }

    private static <T> List<T> plus(List<T> list, T added) {
        var all = new ArrayList<>(list);
        all.add(added);
        return List.copyOf(all);
    }
}
