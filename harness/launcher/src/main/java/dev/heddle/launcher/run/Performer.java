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
import java.io.IOException;
import java.util.concurrent.Future;

/** Performs a command that runs cells. */
public final class Performer {
    private final ScenarioRun scenarios;
    private final ProgramRun programs;
    private final ScheduleReplay replay;

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
        this.programs = new ProgramRun(program, reporting, terminal);
        this.replay = new ScheduleReplay(workers, explore, temporary, terminal);
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
            return scenarios.perform(run, JarContents.await(found));
        } else if (command instanceof Command.RunProgram program) {
            return programs.perform(program);
        } else if (command instanceof Command.Replay again) {
            return replay.perform(again);
        }
        throw new IllegalArgumentException("this runs no cells: " + command);
    }
}
