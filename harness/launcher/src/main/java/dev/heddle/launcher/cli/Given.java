package dev.heddle.launcher.cli;

import dev.heddle.launcher.plan.Nearest;
import dev.heddle.launcher.plan.UsageError;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The options that were given, with their values as text; what Commons CLI is for ends here. */
final class Given {
    private static final Pattern SCENARIO = Pattern.compile("[a-z0-9*?-]+([.][a-z0-9*?-]+)+");

    private final Map<Flag, List<String>> values = new EnumMap<>(Flag.class);
    private final List<String> programArguments;

    private Given(List<String> programArguments) {
        this.programArguments = programArguments;
    }

    static Given parse(List<String> arguments) throws UsageError {
        int separator = arguments.indexOf("--");
        List<String> own = separator < 0 ? arguments : arguments.subList(0, separator);
        var given = new Given(separator < 0 ? List.of() : arguments.subList(separator + 1, arguments.size()));
        CommandLine line = commandLine(own);
        if (!line.getArgList().isEmpty()) {
            String stray = line.getArgList().get(0);
            throw new UsageError("\"%s\" belongs to no option%s"
                    .formatted(stray, SCENARIO.matcher(stray).matches() ? named(stray) : instead(stray)));
        }
        for (Option option : line.getOptions()) {
            Flag flag = Flag.of(option.getLongOpt()).orElseThrow();
            List<String> earlier = given.values.get(flag);
            if (earlier != null && flag.arity() == Flag.Arity.ONCE) {
                throw new UsageError("%s is given twice: give it once".formatted(flag.typed()));
            }
            given.values.put(
                    flag, option.getValuesList().isEmpty() ? List.of() : List.of(line.getOptionValues(flag.word())));
        }
        for (Map.Entry<Flag, List<String>> each : given.values.entrySet()) {
            if (each.getValue().stream().anyMatch(String::isBlank)) {
                throw new UsageError("%s: its value is empty: it needs %s"
                        .formatted(each.getKey().typed(), each.getKey().value()));
            }
        }
        return given;
    }

    private static CommandLine commandLine(List<String> arguments) throws UsageError {
        var options = new Options();
        for (Flag flag : Flag.values()) {
            options.addOption(Option.builder(flag == Flag.HELP ? "h" : null)
                    .longOpt(flag.word())
                    .hasArg(flag.arity() != Flag.Arity.NONE)
                    .get());
        }
        try {
            // Quotes are the shell's affair, and "--sc" is a typing error rather than an abbreviation that breaks when
            // an option is added.
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(options, arguments.toArray(String[]::new));
        } catch (UnrecognizedOptionException e) {
            String typed = e.getOption().replaceFirst("=.*", "");
            boolean known = Flag.of(bare(typed)).isPresent();
            throw new UsageError(
                    known
                            ? "%s: write --%s, without a value".formatted(e.getOption(), bare(typed))
                            : "%s: there is no such option%s".formatted(typed, instead(typed)));
        } catch (MissingArgumentException e) {
            Flag flag = Flag.of(e.getOption().getLongOpt()).orElseThrow();
            throw new UsageError(
                    "%s needs a value: %s %s: %s".formatted(flag.typed(), flag.typed(), flag.value(), flag.meaning()));
        } catch (ParseException e) {
            throw new UsageError(String.valueOf(e.getMessage()));
        }
    }

    /** Somebody who names a scenario and no option, or whose shell made several names of a pattern. */
    private static String named(String scenario) {
        return "; did you mean --scenario '%s'?".formatted(scenario);
    }

    private static String bare(String typed) {
        return typed.replaceFirst("^-+", "");
    }

    private static String instead(String typed) {
        List<String> words = Arrays.stream(Flag.values()).map(Flag::word).toList();
        return Nearest.to(bare(typed), words)
                .map("; did you mean --%s?"::formatted)
                .orElse(": --help lists them");
    }

    boolean has(Flag flag) {
        return values.containsKey(flag);
    }

    Set<Flag> flags() {
        return values.keySet();
    }

    List<String> all(Flag flag) {
        return values.getOrDefault(flag, List.of());
    }

    Optional<String> one(Flag flag) {
        return all(flag).stream().findFirst();
    }

    /** What came after {@code --}. */
    List<String> programArguments() {
        return programArguments;
    }
}
