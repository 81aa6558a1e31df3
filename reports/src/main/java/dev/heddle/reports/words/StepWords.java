package dev.heddle.reports.words;

import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import java.util.Locale;
import java.util.Set;

/** A step of an interleaving in words, the same on the console and on the page. */
public final class StepWords {
    private static final Set<String> WRITES = Set.of("write", "set", "store");

    private StepWords() {}

    /** What was done to what, with which value: {@code read Counter#1.value -> 0}, {@code write Counter#1.value <- 1}, {@code lock Object#2}. */
    public static String what(Step step) {
        StringBuilder words = new StringBuilder(step.operation());
        if (!step.target().isEmpty()) {
            words.append(' ').append(step.target());
        }
        if (step.value() != null) {
            words.append(writes(step) ? " <- " : " -> ").append(step.value());
        }
        return Printable.line(words.toString());
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
