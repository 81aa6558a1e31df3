package dev.heddle.reports.page;

import dev.heddle.reports.chart.CurveChart;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.Rate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a search through the interleavings came to.
 *
 * @param coverage how much of the space was seen, in one sentence
 * @param facts names and values
 * @param strategies how many schedules each strategy ran
 * @param curve picture of distinct interleavings over schedules; empty if there are too few points
 */
record SearchView(String coverage, List<Fact> facts, List<Share> strategies, String curve) {
    /** A strategy's part, as a bar. */
    record Share(String name, String count, String width) {}

    static SearchView of(ExploreMeasures search) {
        return new SearchView(coverage(search), facts(search), strategies(search), curve(search));
    }

    /** How much of the space was seen. */
    static String coverage(ExploreMeasures search) {
        String within = search.bound().isEmpty() ? "" : " with " + Printable.line(search.bound());
        if (search.complete()) {
            return search.distinct() == 1
                    ? "Complete: there is one interleaving" + within + ", and it ran."
                    : "Complete: all " + Amount.count(search.distinct()) + " distinct interleavings" + within + " ran.";
        }
        if (search.distinct() == 0) {
            return "Not complete: it came to its end in the first schedules, which are not yet counted as distinct or not.";
        }
        return "Not complete: " + Amount.of(search.distinct(), "distinct interleaving")
                + (search.distinct() == 1 ? " was" : " were") + " seen; "
                + "the chance that one more schedule is a new one is about " + Rate.words(search.chanceOfNew()) + ".";
    }

    private static List<Fact> facts(ExploreMeasures search) {
        String first = search.firstFailure() < 0 ? "none" : "schedule " + Amount.count(search.firstFailure() + 1);
        return List.of(
                new Fact("Schedules", Amount.count(search.schedules())),
                new Fact("Failing", Amount.count(search.failed())),
                new Fact("First failure", first),
                new Fact("Distinct interleavings", distinct(search)),
                new Fact("Schedules per second", Amount.rough(search.perSecond())),
                new Fact(
                        "Steps per schedule",
                        search.schedules() == 0 ? "–" : Amount.rough((double) search.steps() / search.schedules())),
                new Fact("Time", Amount.duration(search.nanos())),
                new Fact("Threads run as", Printable.line(search.threadKind())));
    }

    /** How many distinct interleavings were seen; a dash for a search that did not come to count them. */
    static String distinct(ExploreMeasures search) {
        return search.distinct() == 0
                ? "–"
                : (search.distinctExact() ? "" : "about ") + Amount.count(search.distinct());
    }

    private static List<Share> strategies(ExploreMeasures search) {
        long all = Math.max(
                1,
                search.strategies().stream()
                        .mapToLong(ExploreMeasures.StrategyShare::schedules)
                        .sum());
        return search.strategies().stream()
                .limit(12)
                .map(share -> new Share(
                        Printable.line(share.strategy()),
                        Amount.count(share.schedules()),
                        "--w:" + Math.round(share.schedules() * 1000.0 / all) / 10.0 + "%"))
                .toList();
    }

    private static String curve(ExploreMeasures search) {
        List<ExploreMeasures.CurvePoint> points = search.curve();
        if (points.size() < 3 || search.schedules() < 8) {
            return "";
        }
        int every = (points.size() + 59) / 60;
        List<CurveChart.Point> thinned = IntStream.range(0, points.size())
                .filter(at -> at % every == 0 || at == points.size() - 1)
                .mapToObj(points::get)
                .filter(point -> point.schedules() > 0 && point.distinct() > 0)
                .map(point -> new CurveChart.Point(point.schedules(), point.distinct()))
                .toList();
        return new CurveChart(
                        "Distinct interleavings over schedules: " + Amount.count(search.distinct()) + " after "
                                + Amount.count(search.schedules()),
                        "schedules",
                        "each a new one",
                        thinned,
                        Amount::rough)
                .svg();
    }
}
