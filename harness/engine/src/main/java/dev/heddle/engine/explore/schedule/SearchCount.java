package dev.heddle.engine.explore.schedule;

import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.ExploreMeasures.CurvePoint;
import dev.heddle.results.ExploreMeasures.StrategyShare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a search comes to, wrapped around its strategy: schedules, steps, distinct interleavings, the chance that the next one is new. Its memory is
 * bounded, whatever the number of schedules.
 */
public final class SearchCount implements Strategy {
    private static final int MAX_SLOTS = 1 << 22;
    private static final int CURVE_POINTS = 128;

    private static final class Share {
        long schedules;
    }

    private final Strategy strategy;
    private final TraceHash hash = new TraceHash();
    private DistinctCounter interleavings = new DistinctCounter(MAX_SLOTS);
    private final Map<String, Share> shares = new LinkedHashMap<>();
    private final List<CurvePoint> curve = new ArrayList<>();
    private long curveStride = 1;
    private long schedules;
    private long schedulesBefore;
    private long steps;
    private boolean abandoned;
    private String algorithm = "";
    private Share share = new Share();

    /** Counts the search of this strategy. */
    public SearchCount(Strategy strategy) {
        this.strategy = strategy;
    }

    @Override
    public String name() {
        return strategy.name();
    }

    @Override
    public boolean begin() {
        if (!strategy.begin()) {
            return false;
        }
        hash.begin();
        abandoned = false;
        return true;
    }

    @Override
    public int choose(SchedulingPoint point) {
        hash.arrive(point);
        int thread = strategy.choose(point);
        if (thread == ABANDON) {
            abandoned = true;
        } else {
            hash.chosen(point, thread);
            steps++;
        }
        return thread;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        if (!abandoned) {
            hash.arrive(point);
            interleavings.add(hash.value());
            schedules++;
            shareOf(strategy.algorithm()).schedules++;
            if (schedules % curveStride == 0) {
                addToCurve();
            }
        }
        strategy.end(point, finished);
    }

    /** Interleavings are counted anew, as they are no longer comparable; schedules and steps are not. */
    @Override
    public void restart() {
        strategy.restart();
        interleavings = new DistinctCounter(MAX_SLOTS);
        curve.clear();
        schedulesBefore = schedules;
    }

    private Share shareOf(String name) {
        if (!name.equals(algorithm)) {
            algorithm = name;
            share = shares.computeIfAbsent(name, ignored -> new Share());
        }
        return share;
    }

    private void addToCurve() {
        curve.add(new CurvePoint(schedules, interleavings.distinct()));
        if (curve.size() == CURVE_POINTS) {
            curveStride *= 2;
            curve.removeIf(each -> each.schedules() % curveStride != 0);
        }
    }

    @Override
    public String algorithm() {
        return strategy.algorithm();
    }

    @Override
    public Coverage coverage() {
        return strategy.coverage();
    }

    /** Schedules that ran, without those that were abandoned. */
    public long schedules() {
        return schedules;
    }

    /** Scheduling points passed, those of abandoned schedules included. */
    public long steps() {
        return steps;
    }

    /** The hash of the interleaving of the schedule that ended last, for checks that two ways of running a program explore the same. */
    public long interleaving() {
        return hash.value();
    }

    /**
     * What the search has come to so far.
     *
     * @param failed how many schedules failed
     * @param firstFailure number of the first of them, from 0; -1 if there is none
     * @param nanos how long the search took so far
     * @param threadKind {@code fibers} or {@code platform threads}
     */
    public ExploreMeasures measures(long failed, long firstFailure, long nanos, String threadKind) {
        Coverage coverage = coverage();
        var points = new ArrayList<>(curve);
        if (schedules > 0 && (points.isEmpty() || points.get(points.size() - 1).schedules() < schedules)) {
            points.add(new CurvePoint(schedules, interleavings.distinct()));
        }
        return new ExploreMeasures(
                schedules,
                failed,
                interleavings.distinct(),
                interleavings.exact(),
                coverage.complete(),
                coverage.bound(),
                chanceOfNew(coverage),
                nanos,
                steps,
                threadKind,
                shares.entrySet().stream()
                        .map(each -> new StrategyShare(each.getKey(), each.getValue().schedules))
                        .toList(),
                List.copyOf(points),
                firstFailure);
    }

    /** Good and Turing's estimate (Good: The Population Frequencies of Species, Biometrika 40, 1953): the share of those that came once only. */
    private double chanceOfNew(Coverage coverage) {
        if (coverage.complete() && coverage.bound().isEmpty()) {
            return 0;
        }
        long counted = schedules - schedulesBefore;
        return counted == 0 ? 1 : Math.min(1, (double) interleavings.singles() / counted);
    }
}
