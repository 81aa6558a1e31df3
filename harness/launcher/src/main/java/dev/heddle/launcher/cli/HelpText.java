package dev.heddle.launcher.cli;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code --help}, and the short usage. */
public final class HelpText {
    private static final int COLUMN = 30;

    private HelpText() {}

    /** A few lines, for somebody who gave no option. */
    public static String usage() {
        return """
                usage: java -jar harness.jar --all [--report DIR]        run every scenario in every mode
                       java -jar harness.jar --scenario GLOB ...         run some of them
                       java -jar harness.jar --list                      list them
                       java -jar harness.jar --main CLASS --class-path PATHS [-- ARGS]
                       java -jar harness.jar --replay FILE
                       java -jar harness.jar --render FILE --report DIR
                --help tells all options.""";
    }

    /**
     * All options, grouped, with their defaults.
     *
     * @param width most characters in a line; at least 60 is used
     */
    public static String all(int width) {
        var lines = new ArrayList<String>();
        lines.add("Heddle finds, counts, times and explains concurrency failures on the JVM.");
        lines.add("");
        lines.addAll(usage().lines().limit(6).toList());
        for (Flag.Group group : Flag.Group.values()) {
            lines.add("");
            lines.add(group.heading());
            for (Flag flag : Flag.values()) {
                if (flag.group() == group) {
                    lines.addAll(option(flag, Math.max(60, width)));
                }
            }
        }
        lines.add("");
        lines.add("Exit codes");
        lines.add("  0  every claim stands          2  the command line is wrong; nothing was run or written");
        lines.add("  1  some claim does not stand   3  something could not be run     130  interrupted");
        lines.add("  A replay ends with 0 if every step was the one recorded, and with 3 if not;");
        lines.add("  --render with 0 when the report is made, and --list with 3 if a jar has problems.");
        return String.join("\n", lines);
    }

    private static List<String> option(Flag flag, int width) {
        String left = "  " + flag.typed() + (flag == Flag.HELP ? ", -h" : "")
                + (flag.value().isEmpty() ? "" : " " + flag.value());
        String text = flag.meaning()
                + (flag.arity() == Flag.Arity.REPEATED ? " (repeatable)" : "")
                + (flag.byDefault().isEmpty() ? "" : " [" + flag.byDefault() + "]");
        var lines = new ArrayList<String>();
        var line = new StringBuilder(left);
        pad(line);
        for (String word : text.split(" ")) {
            if (line.length() + 1 + word.length() > width && line.length() > COLUMN) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder();
                pad(line);
            }
            line.append(line.length() > COLUMN ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static void pad(StringBuilder line) {
        line.append(" ".repeat(Math.max(1, COLUMN - line.length())));
    }
}
