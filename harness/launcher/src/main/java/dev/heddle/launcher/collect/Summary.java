package dev.heddle.launcher.collect;

import dev.heddle.reports.InterleavingTable;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of a run on the console: what did not pass, with its interleaving where there is one; a short table; the report's path. */
public final class Summary {
    private static final int MOST_STEPS = 60;
    /** More of them would push all else out of sight, and are left to the report. */
    private static final int MOST_INTERLEAVINGS = 10;

    private static final int MANY = 3;
    private static final int VERDICT = 7;
    private static final int HOW = 26;
    private static final int RATE = 18;
    private static final int LEAST_REASON = 24;
    static final int MOST_REASON = 300;
    /** With so few cells, a user wants to see the interleaving of a bug that is meant to be there, too. */
    private static final int FEW_CELLS = 4;

    /** A table that is longer is no longer short: of those that passed, only their number is told. */
    private static final int SHORT = 60;

    private final Terminal terminal;
    private final boolean failuresOnly;

    /**
     * A summary.
     *
     * @param terminal where to
     * @param failuresOnly whether to leave out those that pass
     */
    public Summary(Terminal terminal, boolean failuresOnly) {
        this.terminal = terminal;
        this.failuresOnly = failuresOnly;
    }

    /** Prints it, with the path of the report. */
    public void print(Results results, ReportFolder report) {
        print(results);
        terminal.line("report: " + report.page());
    }

    /** Prints it, where there is no report. */
    public void print(Results results) {
        interleavings(results.cells().stream()
                .filter(cell -> cell.verdict() == Verdict.FAIL
                        || (!failuresOnly && results.cells().size() <= FEW_CELLS))
                .toList());
        terminal.line("");
        if (table(results.cells())) {
            terminal.line("");
        }
        terminal.line(counts(results.cells()));
    }

    private void interleavings(List<CellResult> cells) {
        int found = 0;
        for (CellResult cell : cells) {
            for (FailureReport failure : cell.failures()) {
                if (failure.interleaving() != null && found++ < MOST_INTERLEAVINGS) {
                    interleaving(cell.cell(), failure, failure.interleaving());
                }
            }
        }
        if (found > MOST_INTERLEAVINGS) {
            terminal.line("");
            terminal.line("%s: see the report".formatted(Amount.of(found - MOST_INTERLEAVINGS, "more interleaving")));
        }
    }

    private void interleaving(Cell cell, FailureReport failure, Interleaving interleaving) {
        terminal.line("");
        terminal.line(terminal.paint()
                .strong(Printable.line(
                        "%s in %s: %s".formatted(cell.scenario(), CellWords.how(cell, false), Judge.words(failure)))));
        terminal.line(new InterleavingTable(terminal.width(), MOST_STEPS).render(interleaving));
        if (interleaving.replay() != null) {
            terminal.line("replay it: " + Printable.line(interleaving.replay()));
        }
    }

    /** Each cell that did not pass, the worst first; then those that passed, one line for all thread counts of a scenario and mode. Tells whether there was any line. */
    private boolean table(List<CellResult> cells) {
        boolean severalJvms =
                cells.stream().map(result -> result.cell().jvm()).distinct().count() > 1;
        int name = cells.stream()
                .mapToInt(each -> each.cell().scenario().length())
                .max()
                .orElse(10);
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.ERROR, Verdict.NOT_RUN)) {
            Map<String, List<CellResult>> byReason = cells.stream()
                    .filter(cell -> cell.verdict() == verdict)
                    .collect(Collectors.groupingBy(
                            verdict == Verdict.NOT_RUN
                                    ? CellResult::reason
                                    : cell -> cell.cell().toString(),
                            LinkedHashMap::new,
                            Collectors.toList()));
            byReason.values().forEach(group -> notPassed(group, name, severalJvms));
        }
        boolean withPasses = !failuresOnly && cells.size() <= SHORT;
        if (withPasses) {
            passes(cells, name, severalJvms);
        }
        return cells.stream().anyMatch(cell -> withPasses || cell.verdict() != Verdict.PASS);
    }

    /** A line each, but one line for many that were not run for one reason. */
    private void notPassed(List<CellResult> group, int name, boolean severalJvms) {
        CellResult first = group.get(0);
        if (group.size() > MANY) {
            row(first.verdict(), Amount.of(group.size(), "cell"), name, "", "", first.reason());
            return;
        }
        for (CellResult cell : group) {
            row(
                    cell.verdict(),
                    cell.cell().scenario(),
                    name,
                    CellWords.how(cell.cell(), severalJvms),
                    CellWords.rate(cell),
                    cell.reason());
        }
    }

    private void passes(List<CellResult> cells, int name, boolean severalJvms) {
        Map<List<Object>, List<CellResult>> groups = cells.stream()
                .filter(cell -> cell.verdict() == Verdict.PASS)
                .collect(Collectors.groupingBy(
                        cell -> List.of(
                                cell.cell().scenario(),
                                cell.cell().mode(),
                                cell.cell().jit(),
                                cell.cell().jvm()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        for (List<CellResult> group : groups.values()) {
            Cell first = group.get(0).cell();
            String threads = group.stream()
                    .map(cell -> String.valueOf(cell.cell().threads()))
                    .collect(Collectors.joining(", "));
            String how = group.size() == 1
                    ? CellWords.how(first, severalJvms)
                    : CellWords.how(first, severalJvms).replace(first.load(), threads + " threads");
            String rates = group.stream().map(CellWords::rate).collect(Collectors.joining(", "));
            row(Verdict.PASS, first.scenario(), name, how, rates, group.get(0).reason());
        }
    }

    /** One line where a log is written; on a terminal no wider than it is, and what did not pass says why in full, on further lines if need be. */
    private void row(Verdict verdict, String scenario, int name, String how, String rate, String reason) {
        int width = terminal.interactive() ? terminal.width() : Integer.MAX_VALUE;
        int names = Math.min(Math.min(48, name), Math.max(16, width - VERDICT - HOW - 4));
        var line = new StringBuilder(terminal.paint().verdict(verdict, Terminal.fit(CellWords.word(verdict), VERDICT)));
        line.append("  ").append(Terminal.fit(scenario, names)).append("  ").append(Terminal.fit(how, HOW));
        int left = width - VERDICT - names - HOW - 4;
        if (left >= RATE + 2) {
            line.append("  ").append(Terminal.fit(rate, RATE));
            left -= RATE + 2;
        }
        String why = Printable.shortened(Printable.line(reason), MOST_REASON);
        if (why.length() + 2 <= left) {
            terminal.line(line.append("  ").append(why).toString());
        } else if (verdict != Verdict.PASS) {
            terminal.line(line.toString().stripTrailing());
            wrapped(why, Math.max(30, width - VERDICT - 2))
                    .forEach(each -> terminal.line(" ".repeat(VERDICT + 2) + each));
        } else {
            terminal.line(
                    left < LEAST_REASON
                            ? line.toString().stripTrailing()
                            : line.append("  ")
                                    .append(Printable.shortened(why, left - 2))
                                    .toString());
        }
    }

    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String counts(List<CellResult> cells) {
        Map<Verdict, Long> counts = cells.stream()
                .collect(Collectors.groupingBy(CellResult::verdict, java.util.TreeMap::new, Collectors.counting()));
        var parts = new ArrayList<String>();
        counts.forEach((verdict, count) -> {
            String words = switch (verdict) {
                case PASS -> "passed";
                case FAIL -> "failed";
                case ERROR -> "could not be run";
                case NOT_RUN -> "not run";
            };
            parts.add(terminal.paint().verdict(verdict, count + " " + words));
        });
        return Amount.of(cells.size(), "cell") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }
}
