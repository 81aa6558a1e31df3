package dev.heddle.launcher.cli;

import dev.heddle.launcher.plan.Nearest;
import dev.heddle.launcher.plan.UsageError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of options, from text. */
final class Values {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_THREADS = 10_000;

    private Values() {}

    static Duration time(Flag flag, String text) throws UsageError {
        Matcher matcher = TIME.matcher(text.trim());
        if (!matcher.matches()) {
            throw wrong(flag, text, "is no time", "write it as in 500ms, 2s or 1m");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration time = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        if (time.isZero() || time.compareTo(LONGEST) > 0) {
            throw wrong(flag, text, "is out of range", "it can be from 1ms to 24h");
        }
        return time;
    }

    static long number(Flag flag, String text, long least, long most) throws UsageError {
        try {
            long number = Long.parseLong(text.trim());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(flag, text, "is no whole number", range(least, most));
        }
        throw wrong(flag, text, "is out of range", range(least, most));
    }

    private static String range(long least, long most) {
        return most == Long.MAX_VALUE
                ? least == Long.MIN_VALUE ? "write digits only" : "it is %d or more".formatted(least)
                : "it can be from %d to %d".formatted(least, most);
    }

    static List<Integer> threadCounts(String text) throws UsageError {
        var counts = new LinkedHashSet<Integer>();
        for (String part : parts(Flag.THREADS, text)) {
            counts.add((int) number(Flag.THREADS, part, 1, MOST_THREADS));
        }
        return counts.stream().sorted().toList();
    }

    /** The constants whose words are given, each once, with commas between and the option repeated or not. */
    static <E extends Enum<E>> List<E> words(Flag flag, List<String> texts, Class<E> type, Function<E, String> word)
            throws UsageError {
        List<E> all = Arrays.asList(type.getEnumConstants());
        List<String> known = all.stream().map(word).toList();
        var found = new LinkedHashSet<E>();
        for (String text : texts) {
            for (String part : parts(flag, text)) {
                int at = known.indexOf(part.toLowerCase(Locale.ROOT));
                if (at < 0) {
                    throw unknown(flag, part, known);
                }
                found.add(all.get(at));
            }
        }
        return List.copyOf(found);
    }

    static UsageError unknown(Flag flag, String part, List<String> known) {
        return new UsageError("%s: there is no \"%s\"%s It can be %s"
                .formatted(
                        flag.typed(),
                        part,
                        Nearest.to(part.toLowerCase(Locale.ROOT), known)
                                .map("; did you mean %s?"::formatted)
                                .orElse("."),
                        String.join(", ", known)));
    }

    private static List<String> parts(Flag flag, String text) throws UsageError {
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::trim).toList();
        if (parts.contains("")) {
            throw wrong(flag, text, "has an empty part", "put one comma between two values");
        }
        return parts;
    }

    /** Splits at white space that is not between quotes, and takes the quotes off. */
    static List<String> arguments(Flag flag, String text) throws UsageError {
        var arguments = new ArrayList<String>();
        var argument = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    arguments.add(argument.toString());
                    argument.setLength(0);
                    begun = false;
                }
            } else {
                argument.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw wrong(flag, text, "has a quote that is not closed", "close it with " + quote);
        }
        if (begun) {
            arguments.add(argument.toString());
        }
        return arguments;
    }

    static UsageError wrong(Flag flag, String value, String what, String right) {
        return new UsageError("%s: \"%s\" %s: %s".formatted(flag.typed(), value, what, right));
    }
}
