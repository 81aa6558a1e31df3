package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.collect.ReportFolder;
import dev.heddle.launcher.collect.Summary;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.reports.words.Reason;
import dev.heddle.results.ExitCode;
import dev.heddle.results.Json;
import dev.heddle.results.Results;
import dev.heddle.results.ResultsFold;
import java.io.IOException;
import java.nio.file.Files;

/** Makes a report again, from what a run saved. */
public final class Rendering {
    private final Terminal terminal;

    /** Tells of it on a terminal. */
    public Rendering(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Makes it.
     *
     * @return the exit code
     * @throws UsageError if the file holds no results, or the folder something else than a report
     * @throws IOException if something cannot be read or written; the message says what
     */
    public int perform(Command.Render command) throws UsageError, IOException {
        ReportFolder folder = ReportFolder.at(command.report());
        Results results = read(command);
        folder.replace(results, command.from().getParent());
        new Summary(terminal, command.display().detail() == Detail.QUIET).print(results, folder);
        return ExitCode.CLAIMS_STAND;
    }

    private static Results read(Command.Render command) throws UsageError {
        try {
            if (command.from().toString().endsWith(".jsonl")) {
                return ResultsFold.read(Files.newInputStream(command.from()));
            }
            Results results = Json.read(Files.readString(command.from()), Results.class);
            Json.requireFormat(results.schemaVersion(), Results.SCHEMA_VERSION);
            return results;
        } catch (IOException e) {
            throw new UsageError(
                    "--render: %s holds no results: %s; name the results.json of a report, or the results.jsonl of a run that was killed"
                            .formatted(command.from(), Reason.of(e)));
        }
    }
}
