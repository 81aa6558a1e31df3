package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Mode;
import dev.heddle.results.Rate;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The table of scenarios: a column for each mode, in it a mark for each cell. A column for each thread count would be empty for most scenarios, which run at one
 * or two of their own.
 *
 * @param modes those that ran
 */
record OverviewView(List<String> modes, List<Family> families) {
    private static final int MOST_MARKS = 48;

    /** Failures after which a stress cell cannot go on, so that a rate says little. */
    private static final Set<FailureKind> ENDS_A_CELL = EnumSet.of(
            FailureKind.DEADLOCK, FailureKind.HANG, FailureKind.EXIT, FailureKind.OUT_OF_MEMORY, FailureKind.CRASH);

    /** The scenarios of one theme. */
    record Family(String name, List<Row> rows) {}

    /** A scenario. */
    record Row(
            String name, String href, String summary, String claim, boolean canary, String state, List<Slot> slots) {}

    /** The cells of a scenario in one mode, the fewest threads first. */
    record Slot(List<Mark> marks) {}

    /** A cell: its number of threads, its badge, and the number that says most of it. */
    record Mark(Threads threads, String href, Badge badge, String text, String note, String title) {}

    /** A number of threads, for the eye and for the ear. */
    record Threads(String count, String label) {}

    static OverviewView of(RunIndex index) {
        List<Mode> modes = Arrays.stream(Mode.values())
                .filter(mode -> index.results().cells().stream()
                        .anyMatch(result -> result.cell().mode() == mode))
                .toList();
        Map<String, List<Row>> families = new LinkedHashMap<>();
        index.scenarios()
                .forEach((name, cells) -> families.computeIfAbsent(RunIndex.family(name), family -> new ArrayList<>())
                        .add(row(name, cells, modes, index)));
        return new OverviewView(
                modes.stream().map(Mode::word).toList(),
                families.entrySet().stream()
                        .map(family -> new Family(Printable.line(family.getKey()), family.getValue()))
                        .toList());
    }

    private static Row row(String name, List<CellResult> cells, List<Mode> modes, RunIndex index) {
        var info = index.info(name);
        boolean canary = cells.stream().noneMatch(result -> result.claim().holds());
        boolean mixed =
                !canary && cells.stream().anyMatch(result -> !result.claim().holds());
        return new Row(
                Printable.line(name, 80),
                "#" + index.anchor(name),
                info == null ? "" : Printable.line(info.summary(), 200),
                canary ? "must break" : mixed ? "holds or breaks, by mode" : "must hold",
                canary,
                Badge.worst(cells).css(),
                modes.stream()
                        .map(mode -> new Slot(cells.stream()
                                .filter(result -> result.cell().mode() == mode)
                                .sorted(Comparator.comparingInt(
                                        result -> result.cell().threads()))
                                .limit(MOST_MARKS)
                                .map(result -> mark(result, index))
                                .toList()))
                        .toList());
    }

    private static Mark mark(CellResult result, RunIndex index) {
        Cell cell = result.cell();
        String note = cell.jit().equals("default") ? "" : Printable.line(cell.jit());
        return new Mark(
                new Threads(cell.threads() == 0 ? "" : Integer.toString(cell.threads()), cell.load() + ":"),
                index.href(cell),
                Badge.of(result),
                number(result),
                note,
                Printable.line(cell.title() + ": " + result.reason(), 300));
    }

    private static String number(CellResult result) {
        if (result.verdict() == Verdict.NOT_RUN || result.verdict() == Verdict.ERROR) {
            return result.verdict().word();
        }
        Rate rate = Failing.in(result);
        if (result.failures().isEmpty()) {
            return unbroken(result, rate);
        }
        boolean ended = result.explore() == null
                && result.failures().stream().anyMatch(failure -> ENDS_A_CELL.contains(failure.kind()));
        return ended || rate.of() <= 1 || rate.seen() == 0
                ? word(result.failures().get(0).kind())
                : Rate.words(rate.share());
    }

    private static String unbroken(CellResult result, Rate rate) {
        if (!result.claim().holds()) {
            return "never";
        }
        if (result.explore() == null) {
            return "0";
        }
        return result.explore().complete() ? "complete" : "0 of " + Amount.rough(rate.of());
    }

    private static String word(FailureKind kind) {
        return kind == FailureKind.OUTCOME
                ? "failed"
                : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
