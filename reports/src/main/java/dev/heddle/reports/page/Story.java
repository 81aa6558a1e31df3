package dev.heddle.reports.page;

import dev.heddle.reports.words.Printable;
import dev.heddle.reports.words.StepWords;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.ThreadTrace;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells a failure in sentences, where its shape is a known one: two accesses that belong together with another thread's between them, in the four ways in which
 * that fits no order of the two threads (Lu, Tucek, Qin, Zhou: AVIO, ASPLOS 2006), or threads that wait for each other. What it says follows from the recorded
 * steps and threads alone; where they have no known shape, it says nothing.
 */
final class Story {
    private static final int MOST_THREADS = 6;

    private Story() {}

    /** The story of a failure; empty if its shape is not known. */
    static String of(FailureReport failure) {
        if (failure.kind() == FailureKind.DEADLOCK || failure.kind() == FailureKind.HANG) {
            return waiting(failure);
        }
        return failure.interleaving() == null ? "" : torn(failure.interleaving());
    }

    private static String torn(Interleaving interleaving) {
        List<Step> steps = interleaving.steps();
        for (int at = 0; at < steps.size(); at++) {
            int other = steps.get(at).conflict();
            if (other >= 0 && other < steps.size()) {
                return new Torn(interleaving, Math.min(at, other), Math.max(at, other)).words();
            }
        }
        return "";
    }

    /** Two accesses of one thread, {@code first} and the next one to the same place, and {@code between} them one of another thread. */
    private record Torn(Interleaving interleaving, int first, int between) {
        String words() {
            int next = next();
            if (next < 0) {
                return pair();
            }
            String lead = "%s %s in step %d and %s in step %d; between them, in step %d, %s %s."
                    .formatted(
                            thread(first),
                            does(first, true),
                            number(first),
                            does(next, false),
                            number(next),
                            number(between),
                            thread(between),
                            does(between, false));
            return lead + " " + follows(next);
        }

        private String follows(int next) {
            boolean writesFirst = StepWords.writes(step(first));
            boolean writesBetween = StepWords.writes(step(between));
            boolean writesNext = StepWords.writes(step(next));
            if (isCall(first) || isCall(between) || isCall(next)) {
                return "Each is whole by itself, but what %s did between them belongs before both or after both."
                        .formatted(thread(between));
            }
            if (!writesFirst && writesBetween && writesNext) {
                return "%s writes what it had worked out from the old value: what %s wrote is lost."
                        .formatted(thread(first), thread(between));
            }
            if (!writesFirst && writesBetween) {
                return "%s reads twice, and reads two different things.".formatted(thread(first));
            }
            if (writesFirst && writesBetween && !writesNext) {
                return "%s reads back what %s wrote, not what it had written itself."
                        .formatted(thread(first), thread(between));
            }
            return writesFirst && writesNext && !writesBetween
                    ? "%s sees what %s was not done with yet.".formatted(thread(between), thread(first))
                    : "";
        }

        /** No second access: the first is overtaken, or sees too little. */
        private String pair() {
            boolean writesFirst = StepWords.writes(step(first));
            boolean writesBetween = StepWords.writes(step(between));
            if (isCall(first) || isCall(between) || writesFirst == writesBetween) {
                return "";
            }
            String lead = "%s %s in step %d, before %s %s in step %d."
                    .formatted(
                            thread(first),
                            does(first, true),
                            number(first),
                            thread(between),
                            does(between, false),
                            number(between));
            return writesBetween ? lead + " It came too early to see that." : lead;
        }

        private int next() {
            for (int at = between + 1; at < interleaving.steps().size(); at++) {
                if (step(at).thread() == step(first).thread() && place(at).equals(place(first))) {
                    return at;
                }
            }
            return -1;
        }

        private int number(int at) {
            return interleaving.number(at);
        }

        private Step step(int at) {
            return interleaving.steps().get(at);
        }

        private boolean isCall(int at) {
            return step(at).operation().equals("call");
        }

        /** What was touched: of a call, the object without the method. */
        private String place(int at) {
            String target = step(at).target();
            int dot = target.lastIndexOf('.');
            return isCall(at) && dot > 0 ? target.substring(0, dot) : target;
        }

        private String does(int at, boolean named) {
            Step step = step(at);
            String value = step.value() == null ? "" : Printable.shortened(line(step.value()), 60);
            boolean into = StepWords.writes(step) && !value.isEmpty();
            String target = named || isCall(at) ? " " + line(step.target()) : into ? "" : " it";
            String shown = value.isEmpty() ? "" : target.isEmpty() ? " " + value : " (" + value + ")";
            return line(step.operation()) + "s" + target + shown;
        }

        private String thread(int at) {
            return Printable.shortened(StepWords.thread(interleaving, step(at).thread()), 60);
        }
    }

    private static String waiting(FailureReport failure) {
        List<ThreadTrace> waiting = failure.threads().stream()
                .filter(thread -> !thread.waitsFor().isEmpty())
                .limit(MOST_THREADS)
                .toList();
        if (waiting.isEmpty()) {
            return "";
        }
        String closing = WaitsFor.of(failure.threads()).cyclic()
                ? "Each waits for what another holds, so none can ever go on."
                : "";
        if (failure.message().contains("waits for ")) {
            return closing;
        }
        String sentences = waiting.stream().map(Story::waits).collect(Collectors.joining("; ", "", "."));
        return closing.isEmpty() ? sentences : sentences + " " + closing;
    }

    private static String waits(ThreadTrace thread) {
        String holds = thread.holds().isEmpty() ? "" : " holds " + line(String.join(", ", thread.holds())) + " and";
        return line(thread.name()) + holds + " waits for " + line(thread.waitsFor());
    }

    private static String line(String raw) {
        return Printable.line(raw, 160);
    }
}
