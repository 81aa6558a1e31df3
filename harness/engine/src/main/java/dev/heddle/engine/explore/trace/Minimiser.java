package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.Replay;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.trace.Directions.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a failing schedule simpler, as long as it fails in the same way: fewest preemptions, then fewest steps. First by delta debugging (Zeller,
 * Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE TSE 28, 2002) over the directions that lead to it; then by trying what has fewer
 * preemptions than what is left, from none on. The second makes the result as simple as can be where there is time for it.
 */
public final class Minimiser {
    /** Delta debugging halves a schedule's directions at best: this is what tens of thousands of them take. */
    private static final int ENOUGH_RUNS = 64;

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final ScheduleRunner runner;
    private final Fault fault;
    private final Limit limit;
    private Schedule best;

    /** How much may be spent. */
    private static final class Limit {
        private final long deadline;
        private long runs;

        Limit(long nanos, long runs) {
            deadline = System.nanoTime() + nanos;
            this.runs = runs;
        }

        boolean spent() {
            return runs <= 0 || System.nanoTime() - deadline >= 0;
        }
    }

    private Minimiser(ScheduleRunner runner, Schedule failing, Fault fault, Limit limit) {
        this.runner = runner;
        this.fault = fault;
        this.limit = limit;
        this.best = failing;
    }

    /**
     * Makes a schedule simpler.
     *
     * @param choices the schedule that fails
     * @param fault how it fails
     * @param nanos how long it may take, about; a schedule of very many steps gets somewhat longer
     * @param runs how many schedules it may run
     * @return the simplest schedule found that fails in the same way; the given one if no simpler one was found
     */
    public static Schedule minimise(ScheduleRunner runner, int[] choices, Fault fault, long nanos, long runs) {
        var asGiven = new Transcript(new Replay(choices));
        long begun = System.nanoTime();
        runner.run(asGiven, null);
        long enough = ENOUGH_RUNS * (System.nanoTime() - begun);
        var limit = new Limit(Math.max(nanos, Math.min(enough, MOST_NANOS)), runs);
        var minimiser = new Minimiser(runner, asGiven.schedule(), fault, limit);
        minimiser.reduceDirections();
        minimiser.joinStretches();
        minimiser.searchFewerPreemptions();
        return minimiser.best;
    }

    /** Runs a schedule, which the strategy has begun; keeps it if it fails in the same way and is simpler. Answers whether it fails in the same way. */
    private boolean attempt(Strategy strategy) {
        limit.runs--;
        var transcript = new Transcript(strategy);
        boolean same = runner.run(transcript, null).filter(fault::isLike).isPresent();
        if (same && Schedule.BY_SIMPLICITY.compare(transcript.schedule(), best) < 0) {
            best = transcript.schedule();
        }
        return same;
    }

    /** Delta debugging: leaves out ever smaller parts of the directions, as long as what remains fails. */
    private void reduceDirections() {
        List<Direction> directions = Directions.of(best.choices());
        if (!attempt(new Directions(directions))) {
            return; // it depends on who goes on where no direction says so
        }
        int parts = 2;
        while (directions.size() > 1 && !limit.spent()) {
            List<Direction> fewer = withoutOnePart(directions, parts);
            if (fewer != directions) {
                directions = fewer;
                parts = Math.max(2, parts - 1);
            } else if (parts >= directions.size()) {
                break;
            } else {
                parts = Math.min(directions.size(), parts * 2);
            }
        }
        if (directions.size() == 1) {
            attempt(new Directions(List.of()));
        }
    }

    private List<Direction> withoutOnePart(List<Direction> directions, int parts) {
        int size = directions.size();
        for (int i = parts; --i >= 0 && !limit.spent(); ) {
            var rest = new ArrayList<>(directions.subList(0, size * i / parts));
            rest.addAll(directions.subList(size * (i + 1) / parts, size));
            if (attempt(new Directions(rest))) {
                return rest;
            }
        }
        return directions;
    }

    /** Moves stretches of one thread together, one after the other, as long as that makes the schedule simpler. */
    private void joinStretches() {
        boolean simpler = true;
        while (simpler && !limit.spent()) {
            Schedule before = best;
            List<int[]> stretches = stretches(best.choices());
            for (int i = 0; i + 2 < stretches.size() && best == before && !limit.spent(); i++) {
                for (int j = i + 2; j < stretches.size() && best == before && !limit.spent(); j++) {
                    if (stretches.get(i)[0] == stretches.get(j)[0]) {
                        attempt(new Directions(Directions.of(moved(stretches, j, i + 1))));
                        attempt(new Directions(Directions.of(moved(stretches, i, j))));
                        break;
                    }
                }
            }
            simpler = best != before;
        }
    }

    private static List<int[]> stretches(int[] choices) {
        var stretches = new ArrayList<int[]>();
        int from = 0;
        for (int i = 1; i <= choices.length; i++) {
            if (i == choices.length || choices[i] != choices[from]) {
                stretches.add(Arrays.copyOfRange(choices, from, i));
                from = i;
            }
        }
        return stretches;
    }

    /** The schedule with the stretch at {@code from} moved before that which is at {@code to}. */
    private static int[] moved(List<int[]> stretches, int from, int to) {
        var all = new ArrayList<>(stretches);
        int[] stretch = all.remove(from);
        all.add(from < to ? to - 1 : to, stretch);
        return all.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private void searchFewerPreemptions() {
        for (int preemptions = 0; preemptions < best.preemptions() && !limit.spent(); preemptions++) {
            Strategy search = Strategies.preemptions(preemptions);
            while (preemptions < best.preemptions() && !limit.spent() && search.begin()) {
                attempt(search);
            }
        }
    }
}
