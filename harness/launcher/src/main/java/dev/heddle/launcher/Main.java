package dev.heddle.launcher;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.CommandReader;
import dev.heddle.launcher.cli.HelpText;
import dev.heddle.launcher.collect.Paint;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.CacheFolder;
import dev.heddle.launcher.fork.ClassArchive;
import dev.heddle.launcher.fork.InstalledJvms;
import dev.heddle.launcher.fork.JarContents;
import dev.heddle.launcher.fork.JarReader;
import dev.heddle.launcher.fork.Launch;
import dev.heddle.launcher.fork.PrivateFolder;
import dev.heddle.launcher.fork.StopSwitch;
import dev.heddle.launcher.fork.WorkerProgram;
import dev.heddle.launcher.fork.Workers;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.launcher.run.Rendering;
import dev.heddle.launcher.run.ScenarioList;
import dev.heddle.launcher.wiring.Ground;
import dev.heddle.launcher.wiring.Wiring;
import dev.heddle.reports.words.Reason;
import dev.heddle.results.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The program that {@code java -jar harness.jar} starts. */
public final class Main {
    /** As Java calls the encoding of the locales C and POSIX. */
    private static final Set<String> ASCII = Set.of("US-ASCII", "ANSI_X3.4-1968", "646");

    private final WorkerProgram program;
    private final PrintStream out;
    private final PrintStream err;

    private Main(WorkerProgram program, PrintStream out, PrintStream err) {
        this.program = program;
        this.out = out;
        this.err = err;
    }

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] args) {
        PrintStream out = readable(System.out, FileDescriptor.out);
        PrintStream err = readable(System.err, FileDescriptor.err);
        int code = new Main(WorkerProgram.own(), out, err).run(List.of(args));
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** In a container or a CI job there is often no locale, and Java takes that to mean ASCII; who reads it there understands UTF-8. */
    private static PrintStream readable(PrintStream given, FileDescriptor descriptor) {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("sun.jnu.encoding", ""));
        return ASCII.contains(encoding.toUpperCase(Locale.ROOT))
                ? new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8)
                : given;
    }

    private int run(List<String> arguments) {
        try {
            Optional<Command> command = new CommandReader(folders()).read(arguments);
            if (command.isEmpty()) {
                err.println(HelpText.usage());
                return ExitCode.USAGE;
            }
            if (command.get() instanceof Command.Help) {
                out.println(HelpText.all(TerminalSize.width()));
                return ExitCode.CLAIMS_STAND;
            }
            if (command.get() instanceof Command.Version) {
                out.println("Heddle %s, on Java %s (%s)"
                        .formatted(program.version(), Runtime.version(), System.getProperty("java.home")));
                return ExitCode.CLAIMS_STAND;
            }
            return perform(command.get());
        } catch (UsageError e) {
            err.println("heddle: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            err.println("heddle: " + Reason.of(e));
            return ExitCode.NOT_RUNNABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private int perform(Command command) throws UsageError, IOException, InterruptedException {
        Terminal terminal = terminal(command);
        // What runs no cell has nothing to be wired, and the container would take as long as all the rest.
        if (command instanceof Command.Render render) {
            return new Rendering(terminal).perform(render);
        }
        try (var temporary = PrivateFolder.create()) {
            var stop = new StopSwitch();
            var cache = new CacheFolder(program, temporary);
            var workers = new Workers(program, new ClassArchive(program, cache), temporary, stop);
            if (command instanceof Command.ListScenarios list) {
                CompletableFuture<JarContents> found = lookUp(list.jars(), list.jvms(), workers);
                Interrupts.turn(stop, err);
                return new ScenarioList(terminal).perform(list, found);
            }
            // Begun before the container is started, as each takes a good part of a second.
            CompletableFuture<JarContents> found = command instanceof Command.Run run
                    ? lookUp(run.jars(), run.how().jvms(), workers)
                    : CompletableFuture.completedFuture(JarContents.NONE);
            Interrupts.turn(stop, err);
            var ground = new Ground(program, temporary, cache, workers, stop, terminal);
            try (Wiring wiring = Wiring.start(ground)) {
                return wiring.performer().perform(command, found);
            }
        }
    }

    private static CompletableFuture<JarContents> lookUp(Command.Jars jars, Command.Jvms jvms, Workers workers)
            throws UsageError, IOException {
        var jvm = jvms.homes().isEmpty()
                ? InstalledJvms.running()
                : InstalledJvms.at(jvms.homes().get(0));
        return new JarReader(workers, new Launch(jvm, jvms.arguments())).begin(JarReader.jarsIn(jars.folders()));
    }

    private List<Path> folders() {
        return program.folder().stream()
                .flatMap(folder -> Stream.of(folder.resolve(WorkerProgram.PLUGINS), folder.resolve("stress-tests")))
                .toList();
    }

    private Terminal terminal(Command command) {
        Command.Display display;
        if (command instanceof Command.Run run) {
            display = run.how().display();
        } else if (command instanceof Command.RunProgram run) {
            display = run.how().display();
        } else if (command instanceof Command.ListScenarios list) {
            display = list.display();
        } else if (command instanceof Command.Replay replay) {
            display = replay.display();
        } else if (command instanceof Command.Render render) {
            display = render.display();
        } else {
            throw new IllegalStateException("nothing to print for " + command);
        }
        boolean interactive = TerminalSize.interactive();
        return new Terminal(
                out, err, interactive, new Paint(display.color().orElse(interactive)), TerminalSize.width());
    }
}
