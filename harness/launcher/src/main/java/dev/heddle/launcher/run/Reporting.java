package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.collect.BarProgress;
import dev.heddle.launcher.collect.Journal;
import dev.heddle.launcher.collect.LineProgress;
import dev.heddle.launcher.collect.Progress;
import dev.heddle.launcher.collect.ReportFolder;
import dev.heddle.launcher.collect.Summary;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.reports.words.Reason;
import dev.heddle.results.Event;
import dev.heddle.results.ExitCode;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Results;
import java.io.IOException;
import java.util.List;

/** Runs planned cells between the two ends of a report: the journal that is begun before the first, and the pages that are made after the last. */
final class Reporting {
    private final CellLoop loop;
    private final Terminal terminal;

    Reporting(CellLoop loop, Terminal terminal) {
        this.loop = loop;
        this.terminal = terminal;
    }

    /**
     * Runs cells and reports.
     *
     * @param first the events before the first cell
     * @param lenient whether a jar's problems are forgiven
     * @return the exit code
     */
    int run(
            ReportFolder folder,
            List<Event> first,
            List<PlannedCell> cells,
            CellLoop.Terms terms,
            boolean lenient,
            Command.Display display)
            throws IOException, InterruptedException {
        try (Journal journal = folder.begin(first)) {
            try {
                CellLoop.End end;
                try (Progress progress = progress(cells, display.detail())) {
                    end = loop.run(cells, terms, journal, progress);
                }
                journal.append(
                        new Event.RunEnded(System.currentTimeMillis(), exitCode(folder, end, lenient), end.word()));
                return report(folder, new Summary(terminal, display.detail() == Detail.QUIET));
            } catch (IOException e) {
                throw new IOException(
                        "%s; what had run is in %s: make the report of it with --render FILE --report DIR"
                                .formatted(Reason.of(e), folder.events()),
                        e);
            }
        }
    }

    /** On the console at least, if the disk has no room for more. */
    private static int report(ReportFolder folder, Summary summary) throws IOException {
        Results results = folder.read();
        try {
            folder.finish(results);
        } catch (IOException e) {
            summary.print(results);
            throw e;
        }
        summary.print(results, folder);
        return results.exitCode();
    }

    private int exitCode(ReportFolder folder, CellLoop.End end, boolean lenient) throws IOException {
        if (end == CellLoop.End.INTERRUPTED) {
            return ExitCode.INTERRUPTED;
        }
        Results soFar = folder.read();
        List<PluginInfo> plugins = soFar.plugins();
        return ExitCode.of(soFar.cells(), plugins, lenient);
    }

    private Progress progress(List<PlannedCell> cells, Detail detail) {
        return terminal.interactive() && detail == Detail.NORMAL
                ? new BarProgress(terminal, cells.size())
                : new LineProgress(
                        terminal,
                        cells.stream().map(PlannedCell::cell).toList(),
                        detail == Detail.QUIET,
                        detail == Detail.VERBOSE);
    }
}
