package dev.heddle.launcher.plan;

import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the list of cells: first all of stress, then explore, then jcstress; in a mode, scenarios in their order (in jcstress those first that prove a bug), and for
 * each its JVMs, compilers and thread counts.
 *
 * @param selection which scenarios and modes
 * @param sizing how much of each
 * @param jvms for each mode, those that it runs on
 */
public record Planner(Selection selection, Sizing sizing, Map<Mode, List<Jvm>> jvms) {
    /** Two and eight: the least that can race, and more than most machines of a CI have processors. */
    private static final List<Integer> STRESS_THREADS = List.of(2, 8);
    /** Most bugs need two threads (Lu et al., "Learning from Mistakes", ASPLOS 2008), and the space of schedules grows with each. */
    private static final List<Integer> FEW_THREADS = List.of(2);
    /** That jcstress generates tests for. */
    private static final int MOST_ACTORS = 4;

    /** What all cells may take together by default, beside the start of their JVMs. */
    private static final Duration SHARED_OUT = Duration.ofSeconds(25);

    private static final Duration SHORTEST = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** What all cells that run under jcstress may take together by default. */
    private static final Duration FOR_JCSTRESS = Duration.ofMinutes(1);
    /** Of that, what one cell may take: the start of a fork and some configurations, which show what is to be seen; the rare ones need a budget of their own. */
    private static final Duration LONGEST_JCSTRESS = Duration.ofSeconds(10);
    /** Iterations without a duration get as long as they need, within reason. */
    private static final Duration FOR_ITERATIONS = Duration.ofMinutes(30);
    /** So many times as long may a bug take to show under stress, on a machine that lets the worker have little of its processors. */
    private static final int PATIENCE = 8;

    /**
     * Plans.
     *
     * @param scenarios all that there are
     * @throws UsageError if a pattern, tag or mode fits none of them
     */
    public List<PlannedCell> plan(List<ScenarioInfo> scenarios) throws UsageError {
        List<ScenarioInfo> selected = selection.among(scenarios);
        var cells = new ArrayList<Cell>();
        for (Mode mode : Mode.values()) {
            if (selection.includes(mode)) {
                for (ScenarioInfo scenario : inOrder(selected, mode)) {
                    if (scenario.modes().contains(mode)) {
                        cells.addAll(cells(scenario, mode));
                    }
                }
            }
        }
        if (cells.isEmpty() && !selected.isEmpty()) {
            throw new UsageError("--mode: %s be run in %s; %s can be run in %s%s"
                    .formatted(
                            selected.size() == 1
                                    ? "the scenario selected cannot"
                                    : "none of the %d scenarios selected can".formatted(selected.size()),
                            words(selection.modes()),
                            selected.get(0).name(),
                            words(selected.get(0).modes()),
                            selection.modes().contains(Mode.JCSTRESS)
                                    ? ": its modes() must name Mode.JCSTRESS to be run in jcstress"
                                    : ""));
        }
        return withDurations(cells, selected);
    }

    /** Those first, of the ones that share the jcstress budget, that prove a bug: the run is red without them. */
    private static List<ScenarioInfo> inOrder(List<ScenarioInfo> scenarios, Mode mode) {
        return mode == Mode.JCSTRESS
                ? scenarios.stream()
                        .sorted(Comparator.comparing(
                                each -> Optional.ofNullable(each.claims().get(mode))
                                        .map(Claim::holds)
                                        .orElse(true)))
                        .toList()
                : scenarios;
    }

    private List<Cell> cells(ScenarioInfo scenario, Mode mode) {
        var cells = new ArrayList<Cell>();
        List<Jit> jits = mode == Mode.STRESS ? sizing.jits() : List.of(Jit.DEFAULT);
        for (Jvm jvm : Objects.requireNonNull(jvms.get(mode))) {
            for (Jit jit : jits) {
                for (int threads : threadCounts(mode == Mode.JCSTRESS ? fewActors(scenario) : scenario, asked(mode))) {
                    cells.add(new Cell(scenario.name(), mode, threads, jit.word(), jvm));
                }
            }
        }
        return cells;
    }

    /** jcstress takes at most so many actors; a test that was written for it has as many as it has. */
    private static ScenarioInfo fewActors(ScenarioInfo scenario) {
        return scenario.withMostThreads(
                Math.max(scenario.leastThreads(), Math.min(scenario.mostThreads(), MOST_ACTORS)));
    }

    private List<Integer> asked(Mode mode) {
        if (!sizing.threads().isEmpty()) {
            return sizing.threads();
        }
        return mode == Mode.STRESS ? STRESS_THREADS : FEW_THREADS;
    }

    /** Those of the asked counts that the scenario allows; if it allows none of them, the one it allows that is nearest to one of them. */
    static List<Integer> threadCounts(ScenarioInfo scenario, List<Integer> asked) {
        List<Integer> allowed = asked.stream()
                .filter(count -> nearestAllowed(scenario, count) == count)
                .sorted()
                .toList();
        if (!allowed.isEmpty()) {
            return allowed;
        }
        return asked.stream()
                .min(Comparator.comparingInt(count -> Math.abs(nearestAllowed(scenario, count) - count)))
                .map(count -> List.of(nearestAllowed(scenario, count)))
                .orElseThrow();
    }

    private static int nearestAllowed(ScenarioInfo scenario, int count) {
        int step = scenario.threadStep();
        long least = (scenario.leastThreads() + step - 1L) / step * step;
        long most = (long) scenario.mostThreads() / step * step;
        long below = (long) count / step * step;
        long nearest = count - below <= below + step - count ? below : below + step;
        return (int) Math.max(least, Math.min(most, nearest));
    }

    private List<PlannedCell> withDurations(List<Cell> cells, List<ScenarioInfo> scenarios) {
        Map<String, ScenarioInfo> byName =
                scenarios.stream().collect(Collectors.toMap(ScenarioInfo::name, scenario -> scenario));
        long jcstress =
                cells.stream().filter(cell -> cell.mode() == Mode.JCSTRESS).count();
        Duration each = duration(cells.size() - jcstress);
        Duration share = jcstress == 0 ? Duration.ZERO : jcstressShare(jcstress);
        var planned = new ArrayList<PlannedCell>();
        for (Cell cell : cells) {
            ScenarioInfo scenario = Objects.requireNonNull(byName.get(cell.scenario()));
            Claim claim = Objects.requireNonNull(scenario.claims().get(cell.mode()));
            Duration duration = cell.mode() == Mode.JCSTRESS ? share : each;
            planned.add(new PlannedCell(cell, claim, duration, duration.multipliedBy(patience(cell.mode(), claim))));
        }
        return List.copyOf(planned);
    }

    private int patience(Mode mode, Claim claim) {
        return mode == Mode.STRESS && !claim.holds() && sizing.isByDefault() ? PATIENCE : 1;
    }

    private Duration jcstressShare(long cells) {
        if (sizing.jcstressBudget().isPresent()) {
            return sizing.jcstressBudget().get().dividedBy(cells);
        }
        return between(Duration.ZERO, FOR_JCSTRESS.dividedBy(cells), LONGEST_JCSTRESS);
    }

    /** How long a cell takes that is one of so many. */
    public Duration duration(long cells) {
        if (sizing.duration().isPresent()) {
            return sizing.duration().get();
        }
        if (sizing.iterations() > 0) {
            return FOR_ITERATIONS;
        }
        return between(SHORTEST, SHARED_OUT.dividedBy(Math.max(1, cells)), LONGEST);
    }

    private static Duration between(Duration least, Duration share, Duration most) {
        return share.compareTo(least) < 0 ? least : share.compareTo(most) > 0 ? most : share;
    }

    private static String words(Set<Mode> modes) {
        return modes.stream().sorted().map(Mode::word).collect(Collectors.joining(" or "));
    }
}
