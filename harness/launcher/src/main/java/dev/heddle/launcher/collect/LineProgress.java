package dev.heddle.launcher.collect;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Verdict;
import dev.heddle.results.WorkerMessage.Heartbeat;
import java.util.List;

/** A line per cell, for logs. */
public final class LineProgress implements Progress {
    private static final int MOST_NAME = 48;
    private static final int LONGEST_TIME = "1 min 27 s".length();

    private final Terminal terminal;
    private final int cells;
    private final int names;
    private final boolean failuresOnly;
    private final boolean withOutput;
    private int ended;

    /**
     * Progress.
     *
     * @param terminal where to
     * @param cells those that there will be
     * @param failuresOnly whether to leave out those that pass
     * @param withOutput whether to show what scenarios print
     */
    public LineProgress(Terminal terminal, List<Cell> cells, boolean failuresOnly, boolean withOutput) {
        this.terminal = terminal;
        this.cells = cells.size();
        this.names = Math.min(
                MOST_NAME,
                cells.stream().mapToInt(cell -> cell.scenario().length()).max().orElse(0));
        this.failuresOnly = failuresOnly;
        this.withOutput = withOutput;
    }

    @Override
    public void started(Cell cell) {}

    @Override
    public void beat(Cell cell, Heartbeat heartbeat) {}

    @Override
    public void ended(CellResult result) {
        ended++;
        if (failuresOnly && result.verdict() == Verdict.PASS) {
            return;
        }
        int digits = String.valueOf(cells).length();
        String line = "[%" + digits + "d/%d] %s  %s  %s  %s  %s  ";
        String text = line.formatted(
                ended,
                cells,
                terminal.paint().verdict(result.verdict(), Terminal.fit(CellWords.word(result.verdict()), 7)),
                Terminal.fit(result.cell().scenario(), names),
                Terminal.fit(CellWords.how(result.cell(), false), 19),
                Terminal.fit(result.elapsedNanos() == 0 ? "" : Amount.duration(result.elapsedNanos()), LONGEST_TIME),
                Terminal.fit(CellWords.rate(result), 9));
        String reason = Printable.line(result.reason());
        terminal.line(text + Printable.shortened(reason, Summary.MOST_REASON));
        if (withOutput && result.output().bytes() > 0) {
            Printable.text(result.output().text()).lines().forEach(each -> terminal.line("    | " + each));
        }
    }

    @Override
    public void close() {}
}
