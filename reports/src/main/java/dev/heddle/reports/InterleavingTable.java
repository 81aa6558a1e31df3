package dev.heddle.reports;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.StepWords;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * An interleaving as plain text, for the console: one column per thread, one line per step, time going down. The two accesses that conflict are marked with a
 * star; a switch that nobody forced is told as a preemption. In ASCII, as the terminal may know nothing else; what a scenario wrote is made
 * {@linkplain dev.heddle.reports.words.Printable printable}.
 *
 * @param width most characters in a line; below 60 counts as 60
 * @param mostSteps most steps to show; of a longer interleaving an {@linkplain Interleaving#excerpt excerpt} is shown
 */
public record InterleavingTable(int width, int mostSteps) {
    private static final int LEAST_WIDTH = 60;
    private static final int LEAST_COLUMN = 16;
    private static final int MOST_COLUMN = 48;
    private static final int NUMBER = 5;
    private static final String GAP = "  ";

    /** The table, without a line end after its last line; says so if there are no steps. */
    public String render(Interleaving interleaving) {
        return String.join("\n", lines(interleaving));
    }

    /** The table line by line. */
    public List<String> lines(Interleaving interleaving) {
        if (interleaving.steps().isEmpty()) {
            return List.of("(no visible step)");
        }
        return new Drawing(interleaving).lines();
    }

    /** One table in the making. */
    private final class Drawing {
        private final Interleaving interleaving;
        private final int threads;
        private final int where;
        private final int[] columns;
        private final boolean narrow;
        private final BitSet inConflict = new BitSet();
        private final List<String> lines = new ArrayList<>();

        Drawing(Interleaving whole) {
            this.interleaving = whole.withoutRepetitions().excerpt(mostSteps);
            this.threads = Math.max(1, interleaving.threads().size());
            for (int at = 0; at < interleaving.steps().size(); at++) {
                int other = interleaving.steps().get(at).conflict();
                if (other >= 0) {
                    inConflict.set(at);
                    inConflict.set(other);
                }
            }
            int room = Math.max(LEAST_WIDTH, width);
            int longestPlace = interleaving.steps().stream()
                    .mapToInt(step -> StepWords.where(step).length())
                    .max()
                    .orElse(0);
            this.where = Math.min(longestPlace, room / 3);
            int left = room - NUMBER - where - GAP.length();
            int[] wanted = widestSteps();
            int cap = MOST_COLUMN;
            while (cap >= LEAST_COLUMN && total(wanted, cap) > left) {
                cap--;
            }
            // Too many threads for a column each: one column for all, with the thread's name in front.
            this.narrow = cap < LEAST_COLUMN;
            int most = cap;
            this.columns = narrow
                    ? new int[] {left - GAP.length()}
                    : Arrays.stream(wanted).map(each -> Math.min(each, most)).toArray();
        }

        /** How wide each thread's column would have to be for everything in it. */
        private int[] widestSteps() {
            var widest = new int[threads];
            for (int thread = 0; thread < interleaving.threads().size(); thread++) {
                widest[thread] = StepWords.thread(interleaving, thread).length();
            }
            for (Step step : interleaving.steps()) {
                int lane = lane(step);
                widest[lane] = Math.max(widest[lane], StepWords.what(step).length());
            }
            return widest;
        }

        private int total(int[] wanted, int cap) {
            return Arrays.stream(wanted)
                    .map(each -> Math.min(each, cap) + GAP.length())
                    .sum();
        }

        private int lane(Step step) {
            return Math.max(0, Math.min(threads - 1, step.thread()));
        }

        List<String> lines() {
            header();
            for (int at = 0; at < interleaving.steps().size(); at++) {
                int skipped = interleaving.steps().get(at).skipped();
                if (skipped > 0) {
                    lines.add(" ".repeat(NUMBER) + GAP + "... " + Amount.of(skipped, "step") + " not shown");
                }
                step(at);
            }
            return lines;
        }

        private void header() {
            StringBuilder line = new StringBuilder(" ".repeat(NUMBER));
            if (narrow) {
                line.append(GAP).append(cell("thread and step", columns[0]));
            } else {
                for (int thread = 0; thread < threads; thread++) {
                    line.append(GAP).append(cell(StepWords.thread(interleaving, thread), columns[thread]));
                }
            }
            lines.add(line.append(GAP).append("at").toString().stripTrailing());
            lines.add("-".repeat(line.length() - 2 + where));
        }

        private void step(int at) {
            Step step = interleaving.steps().get(at);
            if (step.before() == Switch.PREEMPTION) {
                int left = at == 0
                        ? step.thread()
                        : interleaving.steps().get(at - 1).thread();
                lines.add(" ".repeat(NUMBER) + GAP + "-- " + StepWords.thread(interleaving, left) + " is preempted --");
            }
            String mark = inConflict.get(at) ? "*" : " ";
            StringBuilder line =
                    new StringBuilder(String.format("%" + (NUMBER - 1) + "d%s", interleaving.number(at), mark));
            if (narrow) {
                String who = cell(StepWords.thread(interleaving, step.thread()), columns[0] / 3);
                line.append(GAP)
                        .append(cell(who + " " + StepWords.what(step, columns[0] - who.length() - 1), columns[0]));
            } else {
                int lane = lane(step);
                for (int thread = 0; thread < threads; thread++) {
                    line.append(GAP)
                            .append(cell(thread == lane ? StepWords.what(step, columns[thread]) : "", columns[thread]));
                }
            }
            lines.add(line.append(GAP)
                    .append(cell(StepWords.where(step), where))
                    .toString()
                    .stripTrailing());
        }
    }

    private static String cell(String text, int width) {
        if (text.length() <= width) {
            return text + " ".repeat(width - text.length());
        }
        int head = (width - 2) / 2;
        return text.substring(0, head) + ".." + text.substring(text.length() - (width - 2 - head));
    }
}
