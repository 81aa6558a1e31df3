package dev.heddle.reports.words;

import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A step of an interleaving in words, the same on the console and on the page. */
public final class StepWords {
    private static final Set<String> WRITES = Set.of("write", "set", "store");

    private static final String CUT = "..";
    private static final int LEAST_OF_NAME = 3;
    /** One that is long enough to be cut, in front of the number of an object or a member. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}{5,}(?=[#.])");

    private StepWords() {}

    /** What was done to what, with which value: {@code read Counter#1.value -> 0}, {@code write Counter#1.value <- 1}, {@code lock Object#2}. */
    public static String what(Step step) {
        String value = step.value() == null ? "" : (writes(step) ? " <- " : " -> ") + step.value();
        return Printable.line(whatWithoutValue(step) + value);
    }

    private static String whatWithoutValue(Step step) {
        return step.target().isEmpty() ? step.operation() : step.operation() + " " + step.target();
    }

    /** The same in at most so many characters, if it is enough to cut the names of classes, and to leave out what a call came to: the rest says more. */
    public static String what(Step step, int most) {
        String words = cutNames(what(step), most);
        return words.length() > most && step.operation().equals("call")
                ? cutNames(Printable.line(whatWithoutValue(step)), most)
                : words;
    }

    private static String cutNames(String text, int most) {
        StringBuilder words = new StringBuilder(text);
        Matcher names = CLASS_NAME.matcher(text);
        int shift = 0;
        while (words.length() > most && names.find()) {
            int over = words.length() - most + CUT.length();
            int left = Math.max(LEAST_OF_NAME, names.end() - names.start() - over);
            words.replace(names.start() + left - shift, names.end() - shift, CUT);
            shift += names.end() - names.start() - left - CUT.length();
        }
        return words.toString();
    }

    /** Whether the step's value goes into its target, rather than coming out of it. */
    public static boolean writes(Step step) {
        return WRITES.contains(step.operation().toLowerCase(Locale.ROOT));
    }

    /** Where it stands in the code: {@code Counter.java:12}, or class and method if the class does not tell its lines; empty if it stands in no code. */
    public static String where(Step step) {
        String file = step.file();
        if (file == null) {
            if (step.className().isEmpty()) {
                return "";
            }
            String simple = step.className().substring(step.className().lastIndexOf('.') + 1);
            return Printable.line(simple + "." + step.method());
        }
        return Printable.line(step.line() > 0 ? file + ":" + step.line() : file);
    }

    /** Name of the step's thread. */
    public static String thread(Interleaving interleaving, int thread) {
        return thread >= 0 && thread < interleaving.threads().size()
                ? Printable.line(interleaving.threads().get(thread))
                : "thread " + thread;
    }
}
