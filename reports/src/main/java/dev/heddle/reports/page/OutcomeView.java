package dev.heddle.reports.page;

import dev.heddle.reports.chart.ShareBar;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Grade;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.Rate;
import java.util.List;

/** A row of the table of outcomes. */
record OutcomeView(
        String outcome, String count, String share, String interval, String bar, Grade grade, String description) {
    private static final int MOST = 40;
    private static final int ROW = 1_200;

    /**
     * The table.
     *
     * @param rows the outcomes, the forbidden first if there are more than fit
     * @param scale the smallest share on the bars' scale, in words
     * @param more how many are not shown, in words
     * @param sampled whether the counts are samples, from which a true share can be inferred; those of a search are not
     */
    record Table(List<OutcomeView> rows, String scale, String more, boolean sampled) {}

    static Table table(List<OutcomeCount> outcomes, boolean sampled, Room room) {
        int most = room.items(MOST);
        long samples = outcomes.stream().mapToLong(OutcomeCount::count).sum();
        int decades = ShareBar.decades(samples);
        List<OutcomeCount> shown = outcomes.size() <= most
                ? outcomes
                : outcomes.stream()
                        .sorted((a, b) -> b.grade().compareTo(a.grade()))
                        .limit(most)
                        .toList();
        room.take(ROW * shown.size());
        return new Table(
                shown.stream()
                        .map(outcome -> row(outcome, samples, decades, sampled))
                        .toList(),
                "1 in " + Amount.rough(Math.pow(10, decades)),
                Room.more(outcomes.size() - shown.size(), "outcome"),
                sampled);
    }

    private static OutcomeView row(OutcomeCount outcome, long samples, int decades, boolean sampled) {
        Rate rate = new Rate(Math.max(0, Math.min(outcome.count(), samples)), samples);
        String grade = outcome.grade().word();
        String share = rate.seen() == 0 ? "never" : Rate.words(rate.share());
        return new OutcomeView(
                Printable.line(outcome.outcome(), 200),
                Amount.count(outcome.count()),
                share,
                interval(rate),
                new ShareBar(grade + ": " + share, decades, "g-" + grade, rate, sampled).svg(),
                outcome.grade(),
                Printable.line(outcome.description(), 400));
    }

    static String interval(Rate rate) {
        if (!rate.known()) {
            return "";
        }
        if (rate.seen() == 0) {
            return "below " + Rate.words(rate.high());
        }
        if (rate.seen() == rate.of()) {
            return "above " + Rate.words(rate.low());
        }
        String low = Rate.words(rate.low());
        String high = Rate.words(rate.high());
        return low.equals(high) ? "" : low + " – " + high;
    }

    /** Class of the grade's colour. */
    String css() {
        return "g-" + gradeWord();
    }

    /** The grade in words. */
    String gradeWord() {
        return grade.word();
    }
}
