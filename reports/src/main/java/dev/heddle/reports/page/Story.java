package dev.heddle.reports.page;

import dev.heddle.reports.words.Printable;
import dev.heddle.reports.words.StepWords;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.ThreadTrace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a failure in sentences, where its shape is a known one: an update lost between another's read and write, a value acted on after it had changed, threads
 * that wait for each other. What it says follows from the recorded steps and threads alone; where they have no known shape, it says nothing.
 */
final class Story {
    private static final Set<String> READS = Set.of("read", "get", "load");

    private Story() {}

    /** The story of a failure; empty if its shape is not known. */
    static String of(FailureReport failure) {
        if (failure.kind() == FailureKind.DEADLOCK || failure.kind() == FailureKind.HANG) {
            return waiting(failure.threads());
        }
        return failure.interleaving() == null ? "" : interleaved(failure.interleaving());
    }

    private static String interleaved(Interleaving interleaving) {
        List<Step> steps = interleaving.steps();
        for (int last = steps.size() - 1; last > 0; last--) {
            Step write = steps.get(last);
            if (!StepWords.writes(write) || write.target().isEmpty()) {
                continue;
            }
            int read = before(steps, last, write, true);
            int other = before(steps, last, write, false);
            if (read >= 0 && other > read) {
                return lostUpdate(interleaving, read, other, last);
            }
        }
        return staleRead(interleaving);
    }

    /** The last step before {@code at} on the same place: a read by the same thread, or a write by another one; -1 if there is none. */
    private static int before(List<Step> steps, int at, Step write, boolean sameThread) {
        for (int step = at - 1; step >= 0; step--) {
            Step candidate = steps.get(step);
            boolean fits = sameThread
                    ? candidate.thread() == write.thread() && reads(candidate)
                    : candidate.thread() != write.thread() && StepWords.writes(candidate);
            if (fits && candidate.target().equals(write.target())) {
                return step;
            }
        }
        return -1;
    }

    private static boolean reads(Step step) {
        return READS.contains(step.operation().toLowerCase(Locale.ROOT));
    }

    private static String lostUpdate(Interleaving interleaving, int read, int other, int write) {
        String thread = thread(interleaving, write);
        return "%s reads %s%s in step %d. Before it writes back in step %d, %s writes%s in step %d. %s goes on with the value it had read: what %s wrote is lost."
                .formatted(
                        thread,
                        target(interleaving, read),
                        value(interleaving, read, " (", ")"),
                        read + 1,
                        write + 1,
                        thread(interleaving, other),
                        value(interleaving, other, " ", ""),
                        other + 1,
                        thread,
                        thread(interleaving, other));
    }

    /** A thread reads, is preempted, and another writes the same place before it goes on. */
    private static String staleRead(Interleaving interleaving) {
        List<Step> steps = interleaving.steps();
        for (int at = 0; at < steps.size(); at++) {
            int conflict = steps.get(at).conflict();
            if (conflict < 0 || conflict >= steps.size()) {
                continue;
            }
            int first = Math.min(at, conflict);
            int second = Math.max(at, conflict);
            boolean goesOn = steps.subList(second + 1, steps.size()).stream()
                    .anyMatch(step -> step.thread() == steps.get(first).thread());
            if (reads(steps.get(first)) && StepWords.writes(steps.get(second)) && goesOn) {
                return "%s reads %s%s in step %d. Then %s writes%s in step %d, and %s goes on as if it had not."
                        .formatted(
                                thread(interleaving, first),
                                target(interleaving, first),
                                value(interleaving, first, " (", ")"),
                                first + 1,
                                thread(interleaving, second),
                                value(interleaving, second, " ", ""),
                                second + 1,
                                thread(interleaving, first));
            }
        }
        return "";
    }

    private static String waiting(List<ThreadTrace> threads) {
        List<ThreadTrace> waiting = threads.stream()
                .filter(thread -> !thread.waitsFor().isEmpty())
                .limit(6)
                .toList();
        if (waiting.isEmpty()) {
            return "";
        }
        String sentences = waiting.stream().map(Story::waits).collect(Collectors.joining("; ", "", "."));
        boolean cycle = WaitsFor.of(threads).cyclic();
        return cycle ? sentences + " Each waits for what another holds, so none can ever go on." : sentences;
    }

    private static String waits(ThreadTrace thread) {
        String holds = thread.holds().isEmpty() ? "" : " holds " + line(String.join(", ", thread.holds())) + " and";
        return line(thread.name()) + holds + " waits for " + line(thread.waitsFor());
    }

    private static String thread(Interleaving interleaving, int step) {
        return Printable.shortened(
                StepWords.thread(interleaving, interleaving.steps().get(step).thread()), 60);
    }

    private static String target(Interleaving interleaving, int step) {
        return line(interleaving.steps().get(step).target());
    }

    private static String value(Interleaving interleaving, int step, String before, String after) {
        String value = interleaving.steps().get(step).value();
        return value == null ? "" : before + Printable.shortened(Printable.line(value), 60) + after;
    }

    private static String line(String raw) {
        return Printable.shortened(Printable.line(raw), 160);
    }
}
