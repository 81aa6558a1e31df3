package dev.heddle.launcher.collect;

import dev.heddle.reports.words.Amount;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Verdict;
import dev.heddle.results.WorkerMessage.Heartbeat;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** A bar, for a person at a terminal. */
public final class BarProgress implements Progress {
    private static final int PARTS = 100;

    private final Terminal terminal;
    private final ProgressBar bar;
    private long beatAt;
    private long beatIterations;
    // Written by the run, read by the thread that draws.
    private volatile int ended;
    private volatile int notPassed;

    /**
     * Progress.
     *
     * @param terminal where to
     * @param cells how many there will be
     */
    public BarProgress(Terminal terminal, int cells) {
        this.terminal = terminal;
        this.bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax((long) cells * PARTS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.width()))
                .setRenderer((state, width) -> render(state, cells, width))
                .clearDisplayOnFinish()
                .build();
    }

    private String render(ProgressState state, int cells, int width) {
        double share = state.getNormalizedProgress();
        int length = Math.max(10, Math.min(30, width / 4));
        int full = (int) Math.round(share * length);
        String left = remaining(state, share).map(time -> " left " + time).orElse("");
        String text = "[%s%s] %d/%d%s%s  %s"
                .formatted(
                        "=".repeat(full),
                        " ".repeat(length - full),
                        ended,
                        cells,
                        notPassed == 0 ? "" : " (%d not passed)".formatted(notPassed),
                        left,
                        state.getExtraMessage());
        return Terminal.fit(text, width - 1);
    }

    private static Optional<String> remaining(ProgressState state, double share) {
        Duration elapsed = state.getElapsedAfterStart();
        return share < 0.02 || elapsed.toSeconds() < 2
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(elapsed.toMillis() / 1000.0 * (1 - share) / share))
                        .toString()
                        .substring(2)
                        .toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public void started(Cell cell) {
        beatAt = System.nanoTime();
        beatIterations = 0;
        bar.setExtraMessage(cell.scenario() + " " + CellWords.how(cell, false));
    }

    @Override
    public void beat(Cell cell, Heartbeat heartbeat) {
        bar.stepTo((long) ended * PARTS + Math.min(PARTS - 1L, Math.round(heartbeat.share() * PARTS)));
        long now = System.nanoTime();
        double perSecond = (heartbeat.iterations() - beatIterations) * 1e9 / Math.max(1, now - beatAt);
        beatAt = now;
        beatIterations = heartbeat.iterations();
        bar.setExtraMessage("%s %s %s%s"
                .formatted(
                        cell.scenario(),
                        CellWords.how(cell, false),
                        heartbeat.phase(),
                        perSecond > 0 ? " " + Amount.perSecond(perSecond) : ""));
    }

    @Override
    public void ended(CellResult result) {
        ended = ended + 1;
        if (result.verdict() != Verdict.PASS) {
            notPassed = notPassed + 1;
        }
        bar.stepTo((long) ended * PARTS);
    }

    @Override
    public void close() {
        bar.close();
        terminal.err().flush();
    }
}
