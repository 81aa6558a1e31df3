package dev.heddle.reports.page;

import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Mode;
import dev.heddle.results.RunInfo;
import dev.heddle.results.ScenarioInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command that leads back to a failure.
 *
 * @param label what it does
 * @param command to be typed as it is
 */
record Reproduction(String label, String command) {
    private static final String HARNESS = "java -jar harness.jar";
    private static final String PLUGINS = "--plugins";
    private static final String MAIN = "--main";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:=-]+");

    /** The commands for one cell, the surest first. */
    static List<Reproduction> of(CellResult result, RunInfo run, @Nullable ScenarioInfo info) {
        List<Reproduction> all = new ArrayList<>();
        for (FailureReport failure : result.failures()) {
            if (failure.interleaving() != null && failure.interleaving().replay() != null) {
                all.add(new Reproduction(
                        "Replay this very interleaving, step by step",
                        Printable.line(failure.interleaving().replay())));
                break;
            }
        }
        Cell cell = result.cell();
        if (info != null) {
            all.add(new Reproduction("Run this cell again", again(cell, cell.mode(), run)));
            if (cell.mode() == Mode.STRESS
                    && !result.failures().isEmpty()
                    && info.modes().contains(Mode.EXPLORE)) {
                all.add(new Reproduction("Search for the interleaving that does it", again(cell, Mode.EXPLORE, run)));
            }
        }
        return all;
    }

    private static String again(Cell cell, Mode mode, RunInfo run) {
        if (isOfProgram(run.commandLine())) {
            return run.commandLine().stream()
                    .map(Reproduction::quoted)
                    .collect(Collectors.joining(" ", HARNESS + " ", ""));
        }
        String command = HARNESS + plugins(run.commandLine()) + " --scenario " + quoted(cell.scenario()) + " --mode "
                + mode.word() + " --threads " + cell.threads() + " --seed " + run.seed();
        boolean compiler = mode == cell.mode() && !cell.jit().equals("default");
        return compiler ? command + " --jit " + quoted(cell.jit()) : command;
    }

    /** Whether the run was of a program, which is no scenario: the whole command says which. */
    private static boolean isOfProgram(List<String> arguments) {
        return arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(argument -> argument.equals(MAIN) || argument.startsWith(MAIN + "="));
    }

    /** Where the run looked for jars, as it was told: without that, the scenario is not found. */
    private static String plugins(List<String> arguments) {
        var folders = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(PLUGINS + "=")) {
                folders.append(' ').append(quoted(argument));
            } else if (argument.equals(PLUGINS) && i + 1 < arguments.size()) {
                folders.append(' ').append(PLUGINS).append(' ').append(quoted(arguments.get(++i)));
            }
        }
        return folders.toString();
    }

    /** As one word of a POSIX shell, whatever is in it. */
    private static String quoted(String word) {
        String printable = Printable.line(word);
        return PLAIN.matcher(printable).matches() ? printable : "'" + printable.replace("'", "'\\''") + "'";
    }
}
