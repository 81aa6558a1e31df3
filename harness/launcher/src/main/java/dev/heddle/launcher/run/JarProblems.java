package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.JarContents;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.WorkerMessage.Described;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Tells of jars that cannot be used, and of folders without any. */
final class JarProblems {
    private JarProblems() {}

    static void tell(JarContents found, Command.Jars jars, Terminal terminal) throws UsageError {
        if (found.plugins().isEmpty()) {
            throw new UsageError(
                    jars.folders().isEmpty()
                            ? "there is no plugins folder beside harness.jar: name one with --plugins DIR"
                            : "there is no jar in %s: put one there, or name another folder with --plugins DIR"
                                    .formatted(jars.folders().stream()
                                            .map(Path::toString)
                                            .collect(Collectors.joining(" or "))));
        }
        for (Described plugin : found.plugins()) {
            for (String problem : plugin.plugin().problems()) {
                terminal.warn(plugin.plugin().file() + ": " + problem);
            }
        }
    }
}
