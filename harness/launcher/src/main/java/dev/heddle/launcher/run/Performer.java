package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.ExploreSetup;
import dev.heddle.launcher.fork.JarContents;
import dev.heddle.launcher.fork.JitFlags;
import dev.heddle.launcher.fork.PrivateFolder;
import dev.heddle.launcher.fork.StopSwitch;
import dev.heddle.launcher.fork.WorkerProgram;
import dev.heddle.launcher.fork.Workers;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.ExitCode;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Performs a command that takes more than printing a text. */
public final class Performer {
    private final ScenarioRun scenarios;
    private final ScenarioList list;
    private final ProgramRun programs;
    private final ScheduleReplay replay;
    private final Rendering rendering;
    private final StopSwitch stop;

    /** A performer of these parts. */
    public Performer(
            WorkerProgram program,
            Workers workers,
            ExploreSetup explore,
            JitFlags jit,
            PrivateFolder temporary,
            StopSwitch stop,
            Terminal terminal) {
        var reporting = new Reporting(new CellLoop(workers, explore, jit, stop), terminal);
        this.scenarios = new ScenarioRun(program, reporting, terminal);
        this.list = new ScenarioList(terminal);
        this.programs = new ProgramRun(program, reporting, terminal);
        this.replay = new ScheduleReplay(workers, explore, temporary, terminal);
        this.rendering = new Rendering(terminal);
        this.stop = stop;
    }

    /**
     * Performs it.
     *
     * @param found what is in the jars, once it is known; asked by those commands only that need it
     * @return the exit code
     * @throws UsageError if it turns out that what is asked cannot be
     * @throws IOException if something cannot be read or written; the message says what
     */
    public int perform(Command command, Future<JarContents> found)
            throws UsageError, IOException, InterruptedException {
        if (command instanceof Command.Run run) {
            return scenarios.perform(run, contents(found));
        } else if (command instanceof Command.ListScenarios listing) {
            return list.perform(listing, contents(found));
        } else if (command instanceof Command.RunProgram program) {
            return programs.perform(program);
        } else if (command instanceof Command.Replay again) {
            return replay.perform(again);
        } else if (command instanceof Command.Render render) {
            return rendering.perform(render);
        }
        return stop.requested() ? ExitCode.INTERRUPTED : ExitCode.CLAIMS_STAND;
    }

    private static JarContents contents(Future<JarContents> found) throws IOException, InterruptedException {
        try {
            return found.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException("the jars cannot be looked up: " + cause.getMessage(), cause);
        }
    }
}
