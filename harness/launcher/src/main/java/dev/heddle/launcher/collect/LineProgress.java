package dev.heddle.launcher.collect;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Verdict;
import dev.heddle.results.WorkerMessage.Heartbeat;

/** A line per cell, for logs. */
public final class LineProgress implements Progress {
    private final Terminal terminal;
    private final int cells;
    private final boolean failuresOnly;
    private final boolean withOutput;
    private int ended;

    /**
     * Progress.
     *
     * @param terminal where to
     * @param cells how many there will be
     * @param failuresOnly whether to leave out those that pass
     * @param withOutput whether to show what scenarios print
     */
    public LineProgress(Terminal terminal, int cells, boolean failuresOnly, boolean withOutput) {
        this.terminal = terminal;
        this.cells = cells;
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
                Terminal.fit(result.cell().scenario(), 32),
                Terminal.fit(CellWords.how(result.cell(), false), 19),
                Terminal.fit(Amount.duration(result.elapsedNanos()), 7),
                Terminal.fit(CellWords.rate(result), 9));
        String reason = Printable.line(result.reason());
        terminal.line(text + (result.verdict() == Verdict.PASS ? Printable.shortened(reason, 80) : reason));
        if (withOutput && result.output().bytes() > 0) {
            Printable.text(result.output().text()).lines().forEach(each -> terminal.line("    | " + each));
        }
    }

    @Override
    public void close() {}
}
