package dev.heddle.reports.page;

import dev.heddle.reports.chart.LineChart;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.reports.words.StepWords;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An interleaving as swim lanes: a lane per thread, time going down.
 *
 * @param threads names of the lanes
 * @param css {@code many} if there are more lanes than fit on a sheet of paper
 * @param stretches the steps, cut where the thread changes
 * @param tracks how many columns the lines between conflicting steps need
 * @param summary how long it is, in words
 * @param file path of the schedule file, relative to the page; null if there is none
 */
record LanesView(
        List<Lane> threads,
        String css,
        List<Stretch> stretches,
        int tracks,
        String summary,
        @Nullable String file) {
    private static final int MOST_STEPS = 250;
    private static final int MOST_THREADS = 16;
    /** A sheet of paper has room for so many lanes. */
    private static final int FEW_THREADS = 6;
    /** A stretch with more steps is folded, but for its first and last steps and those in a conflict. */
    private static final int FOLD_OVER = 8;

    /** How many lanes there are. */
    int lanes() {
        return threads.size();
    }

    /** A lane: a thread's name, and the class of its colour. */
    record Lane(String name, String css) {}

    /**
     * Steps of one thread with no switch between them.
     *
     * @param gap what is not shown before them; null if nothing is left out
     * @param crossing the switch before them; null if that is not shown
     */
    record Stretch(@Nullable Gap gap, @Nullable Crossing crossing, List<Part> parts) {}

    /**
     * Steps that are not shown.
     *
     * @param words how many there are
     * @param marks for each track, the classes that draw its piece of the line between conflicting steps
     */
    record Gap(String words, List<String> marks) {}

    /** Some steps; folded if they are many and none of them is in a conflict. */
    record Part(boolean folded, String summary, List<Row> rows) {
        /** The pieces of lines that run past the steps if they are folded, when none of them is in a conflict. */
        List<String> marks() {
            return rows.get(0).marks();
        }
    }

    /**
     * A switch, drawn from one lane to another.
     *
     * @param column first of the columns that it spans, from 1
     * @param span how many columns it spans
     * @param css its direction and kind
     * @param words what it is
     * @param marks for each track, the classes that draw its piece of the line between conflicting steps
     */
    record Crossing(int column, int span, String css, String words, List<String> marks) {}

    /**
     * A step.
     *
     * @param thread the name of its thread, if there are so many that a lane is not enough to tell; empty otherwise
     * @param marks for each track, the classes that draw its piece of the line between conflicting steps
     * @param conflict what the step conflicts with, in words; empty if with nothing
     */
    record Row(
            int number,
            int column,
            String css,
            String thread,
            String operation,
            String target,
            String value,
            String where,
            String method,
            List<String> marks,
            String conflict) {}

    /**
     * Draws an interleaving.
     *
     * @param stuck whether at its end threads are stuck; otherwise a thread with no further step has ended
     */
    static LanesView of(Interleaving whole, boolean stuck) {
        Interleaving interleaving = whole.excerpt(MOST_STEPS);
        List<Step> steps = interleaving.steps();
        int lanes = Math.max(1, Math.min(MOST_THREADS, interleaving.threads().size()));
        ConflictTracks tracks = ConflictTracks.of(steps);
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            rows.add(row(interleaving, steps.get(at), at, lanes, tracks));
        }
        return new LanesView(
                IntStream.range(0, lanes)
                        .mapToObj(lane ->
                                new Lane(Printable.shortened(StepWords.thread(interleaving, lane), 60), css(lane)))
                        .toList(),
                lanes > FEW_THREADS ? "many" : "",
                stretches(interleaving, rows, tracks, stuck),
                tracks.count(),
                summary(whole),
                link(interleaving.scheduleFile()));
    }

    private static String summary(Interleaving interleaving) {
        long switches = interleaving.steps().stream()
                .filter(step -> step.before() != Switch.NONE)
                .count();
        boolean whole = interleaving.length() == interleaving.steps().size();
        return Amount.of(interleaving.length(), "step") + ", "
                + Amount.of(interleaving.threads().size(), "thread")
                + (whole ? ", " + switches + (switches == 1 ? " switch" : " switches") + ", of which " : ", ")
                + (interleaving.preemptions() == 0 ? "none" : Amount.count(interleaving.preemptions()))
                + (!whole
                        ? interleaving.preemptions() == 1 ? " preemption" : " preemptions"
                        : interleaving.preemptions() == 1 ? " is a preemption" : " are preemptions");
    }

    /** Only a plain path below the page's folder may become a link. */
    private static @Nullable String link(@Nullable String file) {
        return file != null && file.matches("failures/[A-Za-z0-9._-]+") ? file : null;
    }

    private static Row row(Interleaving interleaving, Step step, int at, int lanes, ConflictTracks tracks) {
        int lane = lane(step, lanes);
        String value = step.value() == null ? "" : Printable.line(step.value(), 120);
        int other = tracks.partner(at);
        return new Row(
                interleaving.number(at),
                lane + 1,
                css(lane) + (other >= 0 ? " conflict" : ""),
                lanes > FEW_THREADS ? Printable.shortened(StepWords.thread(interleaving, step.thread()), 40) : "",
                Printable.line(step.operation(), 60),
                Printable.line(step.target(), 120),
                value.isEmpty() ? "" : (StepWords.writes(step) ? "← " : "→ ") + value,
                Printable.shortened(StepWords.where(step), 80),
                Printable.line(step.className() + (step.method().isEmpty() ? "" : "." + step.method()), 200),
                tracks.marks(at),
                other < 0
                        ? ""
                        : "conflicts with step " + interleaving.number(other) + " of "
                                + StepWords.thread(
                                        interleaving,
                                        interleaving.steps().get(other).thread()));
    }

    private static List<Stretch> stretches(
            Interleaving interleaving, List<Row> rows, ConflictTracks tracks, boolean stuck) {
        List<Step> steps = interleaving.steps();
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= steps.size(); at++) {
            if (at == steps.size()
                    || steps.get(at).skipped() > 0
                    || steps.get(at).thread() != steps.get(at - 1).thread()) {
                int skipped = steps.get(from).skipped();
                stretches.add(new Stretch(
                        skipped == 0
                                ? null
                                : new Gap("… " + Amount.of(skipped, "step") + " not shown", tracks.marksBefore(from)),
                        skipped == 0 ? crossing(interleaving, from, tracks, stuck) : null,
                        parts(rows.subList(from, at))));
                from = at;
            }
        }
        return stretches;
    }

    private static @Nullable Crossing crossing(
            Interleaving interleaving, int at, ConflictTracks tracks, boolean stuck) {
        if (at == 0) {
            return null;
        }
        List<Step> steps = interleaving.steps();
        int lanes = Math.max(1, Math.min(MOST_THREADS, interleaving.threads().size()));
        int before = lane(steps.get(at - 1), lanes);
        int after = lane(steps.get(at), lanes);
        int from = steps.get(at - 1).thread();
        boolean ended = !stuck && steps.subList(at, steps.size()).stream().noneMatch(step -> step.thread() == from);
        boolean preempted = steps.get(at).before() == Switch.PREEMPTION;
        String left = Printable.shortened(
                StepWords.thread(interleaving, steps.get(at - 1).thread()), 40);
        return new Crossing(
                Math.min(before, after) + 1,
                Math.abs(before - after) + 1,
                (preempted ? "preempted " : "forced ") + (before < after ? "right" : "left"),
                preempted ? left + " is preempted" : left + (ended ? " has ended" : " cannot go on"),
                tracks.marksBefore(at));
    }

    private static List<Part> parts(List<Row> rows) {
        if (rows.size() <= FOLD_OVER) {
            return List.of(new Part(false, "", rows));
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            boolean kept = kept(rows, from);
            int to = from + 1;
            while (to < rows.size() && kept(rows, to) == kept) {
                to++;
            }
            List<Row> part = rows.subList(from, to);
            boolean folded = !kept && part.size() > 2;
            parts.add(new Part(folded, folded ? part.size() + " more steps of this thread" : "", part));
            from = to;
        }
        return parts;
    }

    private static boolean kept(List<Row> rows, int at) {
        boolean nearEnd = at < 2 || at >= rows.size() - 2;
        return nearEnd || !rows.get(at).conflict().isEmpty();
    }

    private static int lane(Step step, int lanes) {
        return Math.max(0, Math.min(lanes - 1, step.thread()));
    }

    private static String css(int lane) {
        return "t" + lane % LineChart.STYLES;
    }
}
