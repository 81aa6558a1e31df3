package dev.heddle.engine.explore.trace;

import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.ScheduleFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares what a replay did with what was recorded, step by step. */
public final class ReplayCheck {
    private ReplayCheck() {}

    /**
     * Says where a replay diverges from what was recorded.
     *
     * @return in one sentence, the first step counted from 1; empty if all is as recorded and fails in the same way
     */
    public static Optional<String> divergence(ScheduleFile recorded, Explanation replayed) {
        boolean older = isOfOlderVersion(recorded);
        return steps(recorded, replayed, older ? WrittenSteps.FIRST : Integer.MAX_VALUE)
                .or(() -> older ? Optional.empty() : later(recorded, replayed))
                .or(() -> failure(recorded, replayed));
    }

    /** Whether it was written by a version that wrote down the first thousand of many steps, and no others. */
    private static boolean isOfOlderVersion(ScheduleFile recorded) {
        Interleaving interleaving = recorded.interleaving();
        return !recorded.later().isEmpty()
                && interleaving.length() == interleaving.steps().size();
    }

    /** The first step that differs, of at most so many that are written down. */
    private static Optional<String> steps(ScheduleFile recorded, Explanation replayed, int most) {
        Interleaving expected = recorded.interleaving();
        Interleaving actual = replayed.interleaving();
        int all = Math.min(most, expected.steps().size());
        int both = Math.min(all, actual.steps().size());
        for (int i = 0; i < both; i++) {
            if (expected.steps().get(i).skipped() != actual.steps().get(i).skipped()) {
                return Optional.of(later(recorded, replayed)
                        .orElse("step %d: it is number %d".formatted(expected.number(i), actual.number(i))));
            }
            if (!same(expected, expected.steps().get(i), actual, actual.steps().get(i))) {
                return Optional.of("step %d: expected %s, but %s"
                        .formatted(expected.number(i), expectation(expected, i), fact(actual, i)));
            }
        }
        if (both < all) {
            String cause = replayed.divergedAt() >= 0 ? "that thread could not go on" : "the program had ended";
            return Optional.of("step %d: expected %s, but %s"
                    .formatted(expected.number(both), expectation(expected, both), cause));
        }
        return all == most || both == actual.steps().size()
                ? Optional.empty()
                : Optional.of("step %d: expected the program to have ended, but %s"
                        .formatted(actual.number(both), fact(actual, both)));
    }

    /** Of the steps of which some are not written down. */
    private static Optional<String> later(ScheduleFile recorded, Explanation replayed) {
        List<Integer> expected = recorded.later();
        List<Integer> actual = replayed.later();
        if (expected.isEmpty() || expected.equals(actual)) { // an older version recorded none
            return Optional.empty();
        }
        int same = 0;
        while (same < Math.min(expected.size(), actual.size())
                && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        int from = WrittenSteps.FIRST + same * StepDigests.STEPS + 1;
        return Optional.of(
                "one of the steps %d to %d: they are others than those recorded, of which not all are written down"
                        .formatted(from, from + StepDigests.STEPS - 1));
    }

    private static Optional<String> failure(ScheduleFile recorded, Explanation replayed) {
        var expected = new Fault(recorded.kind(), recorded.message());
        if (replayed.fault().isEmpty()) {
            return Optional.of("its end: every step was as recorded, but there was no failure; expected %s: %s"
                    .formatted(expected.kind().words(), expected.message()));
        }
        Fault actual = replayed.fault().get();
        return actual.isLike(expected)
                ? Optional.empty()
                : Optional.of(
                        "its end: every step was as recorded, but it failed differently: expected %s: %s; got %s: %s"
                                .formatted(
                                        expected.kind().words(),
                                        expected.message(),
                                        actual.kind().words(),
                                        actual.message()));
    }

    private static boolean same(Interleaving expected, Step one, Interleaving actual, Step other) {
        return thread(expected, one).equals(thread(actual, other))
                && one.operation().equals(other.operation())
                && one.target().equals(other.target())
                && Objects.equals(one.value(), other.value())
                && one.className().equals(other.className())
                && one.method().equals(other.method())
                && one.line() == other.line();
    }

    private static String expectation(Interleaving interleaving, int index) {
        Step step = interleaving.steps().get(index);
        return "%s to do: %s".formatted(thread(interleaving, step), words(step));
    }

    private static String fact(Interleaving interleaving, int index) {
        Step step = interleaving.steps().get(index);
        return "%s did: %s".formatted(thread(interleaving, step), words(step));
    }

    private static String thread(Interleaving interleaving, Step step) {
        return step.thread() < interleaving.threads().size()
                ? interleaving.threads().get(step.thread())
                : "thread " + step.thread();
    }

    private static String words(Step step) {
        String value = step.value() == null ? "" : " (" + step.value() + ")";
        String target = step.target().isEmpty() ? "" : " " + step.target();
        return step.operation() + target + value + at(step);
    }

    private static String at(Step step) {
        if (step.className().isEmpty()) {
            return "";
        }
        String place = step.file() == null ? step.className() + "." + step.method() : step.file();
        return " at " + place + (step.line() > 0 ? ":" + step.line() : "");
    }
}
