package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.JarContents;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.ExitCode;
import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Lists scenarios. */
public final class ScenarioList {
    private final Terminal terminal;

    /** Lists on a terminal. */
    public ScenarioList(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Lists them.
     *
     * @param looking finds out what is in the jars
     * @return the exit code
     * @throws UsageError if a scenario is asked for that is not there
     * @throws IOException if the jars cannot be looked up
     */
    public int perform(Command.ListScenarios command, Future<JarContents> looking)
            throws UsageError, IOException, InterruptedException {
        JarContents found = JarContents.await(looking);
        JarProblems.tell(found, command.jars(), terminal);
        List<ScenarioInfo> scenarios = command.selection().among(found.scenarios()).stream()
                .filter(scenario -> scenario.modes().stream().anyMatch(command.selection()::includes))
                .toList();
        int width = scenarios.stream()
                .mapToInt(scenario -> scenario.name().length())
                .max()
                .orElse(1);
        String plugin = "";
        for (ScenarioInfo scenario : scenarios) {
            if (!scenario.plugin().equals(plugin)) {
                plugin = scenario.plugin();
                terminal.line(terminal.paint().strong(Printable.line(plugin)));
            }
            terminal.line("  %s%s  %s"
                    .formatted(
                            Printable.line(scenario.name()),
                            " ".repeat(width - scenario.name().length()),
                            Printable.line(scenario.summary())));
            if (command.display().detail() != Detail.QUIET) {
                terminal.line(terminal.paint()
                        .faint("  %s  %s".formatted(" ".repeat(width), Printable.line(claims(scenario)))));
            }
        }
        terminal.line(Amount.of(scenarios.size(), "scenario"));
        boolean unsound =
                scenarios.isEmpty() || (found.hasProblems() && !command.jars().lenient());
        return unsound ? ExitCode.NOT_RUNNABLE : ExitCode.CLAIMS_STAND;
    }

    /** The claim, by mode where it differs; thread counts; tags. */
    private static String claims(ScenarioInfo scenario) {
        Map<String, List<Mode>> byClaim = scenario.claims().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().words(),
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        String claims = byClaim.entrySet().stream()
                .map(entry -> "%s (%s)"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().stream().map(Mode::word).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
        return claims + "; " + threads(scenario)
                + (scenario.tags().isEmpty() ? "" : "; tags " + String.join(", ", scenario.tags()));
    }

    private static String threads(ScenarioInfo scenario) {
        if (scenario.leastThreads() == scenario.mostThreads()) {
            return Amount.of(scenario.leastThreads(), "thread");
        }
        String step = scenario.threadStep() == 1 ? "" : ", multiples of " + scenario.threadStep();
        return scenario.mostThreads() == Integer.MAX_VALUE
                ? "%d or more threads%s".formatted(scenario.leastThreads(), step)
                : "%d to %d threads%s".formatted(scenario.leastThreads(), scenario.mostThreads(), step);
    }
}
