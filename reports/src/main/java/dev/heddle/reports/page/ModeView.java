package dev.heddle.reports.page;

import dev.heddle.reports.chart.LineChart;
import dev.heddle.reports.chart.Sparkline;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.CellResult;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.Latency;
import dev.heddle.results.Mode;
import dev.heddle.results.Rate;
import dev.heddle.results.StressMeasures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The cells of one scenario in one mode, side by side and each in full.
 *
 * @param about what the mode does, for those who meet it for the first time
 * @param jvms the JVMs that the cells ran on
 * @param columns heads of the table, after those of verdict and cell
 * @param chart picture of throughput against thread count; empty if there is only one
 */
record ModeView(
        String word,
        String about,
        String jvms,
        List<String> columns,
        List<Row> rows,
        String moreRows,
        String chart,
        List<CellView> cells) {
    private static final int MOST_ROWS = 200;

    /** A cell as a row. */
    record Row(String href, Badge badge, String label, String jvm, List<Entry> entries, String elapsed) {}

    /** A number; with a note or a picture beside it. */
    record Entry(String text, String note, String picture) {
        static Entry of(String text) {
            return new Entry(text, "", "");
        }
    }

    static ModeView of(Mode mode, List<CellResult> results, RunIndex index, Room room) {
        return new ModeView(
                mode.word(),
                about(mode),
                Printable.line("JDK " + String.join(", ", RunIndex.jvms(results))),
                columns(mode),
                results.stream()
                        .limit(MOST_ROWS)
                        .map(result -> row(result, index))
                        .toList(),
                Room.more(results.size() - MOST_ROWS, "cell"),
                mode == Mode.STRESS ? scaling(results) : "",
                results.stream()
                        .filter(result -> index.isDetailed(result.cell()))
                        .map(result -> CellView.of(result, index, room))
                        .toList());
    }

    private static String about(Mode mode) {
        return switch (mode) {
            case STRESS -> "real threads, in parallel, as fast as they can";
            case EXPLORE -> "one thread at a time, every switch chosen";
            case JCSTRESS -> "what memory model, compilers and hardware allow, in forked JVMs";
        };
    }

    private static List<String> columns(Mode mode) {
        return switch (mode) {
            case STRESS -> List.of("Failing", "Iterations", "Throughput", "Over time", "Median", "99 %", "Max");
            case EXPLORE -> List.of("Failing", "Schedules", "Distinct", "Coverage", "First failure", "Rate");
            case JCSTRESS -> List.of("Broke", "Samples", "Configurations");
        };
    }

    private static Row row(CellResult result, RunIndex index) {
        return new Row(
                index.href(result.cell()),
                Badge.of(result),
                Printable.line(index.label(result.cell())),
                Printable.line(index.jvm(result.cell())),
                entries(result),
                result.elapsedNanos() == 0 ? "" : Amount.duration(result.elapsedNanos()));
    }

    private static List<Entry> entries(CellResult result) {
        if (result.stress() != null) {
            return stress(result, result.stress());
        }
        if (result.explore() != null) {
            return explore(result.explore());
        }
        if (result.jcstress() != null) {
            Rate rate = Failing.in(result);
            return List.of(
                    failing(rate),
                    Entry.of(Amount.count(result.jcstress().samples())),
                    Entry.of(Amount.count(result.jcstress().configurations().size())));
        }
        return columns(result.cell().mode()).stream()
                .map(column -> Entry.of("–"))
                .toList();
    }

    private static Entry failing(Rate rate) {
        String text = !rate.known() ? "–" : rate.seen() == 0 ? "0" : Rate.words(rate.share());
        return new Entry(text, OutcomeView.interval(rate), "");
    }

    private static List<Entry> stress(CellResult result, StressMeasures stress) {
        String rate = stress.nanos() == 0 ? "–" : Amount.perSecond(stress.perSecond());
        return List.of(
                stress.iterations() <= 1 ? Entry.of(Amount.count(stress.failed())) : failing(Failing.in(result)),
                stress.stride() == 0
                        ? new Entry("soak", Amount.rough(stress.actions()) + " actions", "")
                        : Entry.of(Amount.count(stress.iterations())),
                Entry.of(rate),
                new Entry("", "", spark(stress)),
                Entry.of(slowest(stress, Latency::p50)),
                Entry.of(slowest(stress, Latency::p99)),
                Entry.of(slowest(stress, Latency::max)));
    }

    private static String spark(StressMeasures stress) {
        return new Sparkline(
                        "throughput over time, " + Amount.perSecond(stress.perSecond()) + " on average",
                        stress.throughput().stream()
                                .map(StressMeasures.Sample::perSecond)
                                .toList())
                .svg();
    }

    private static String slowest(StressMeasures stress, ToLongFunction<Latency> percentile) {
        return stress.latencies().stream()
                .filter(latency -> latency.samples() > 0)
                .max(Comparator.comparingLong(percentile))
                .map(latency -> Amount.duration(percentile.applyAsLong(latency)))
                .orElse("–");
    }

    private static List<Entry> explore(ExploreMeasures search) {
        String failing = search.failed() == 0 ? "0" : Amount.count(search.failed());
        return List.of(
                new Entry(
                        failing,
                        search.schedules() == 0 || search.failed() == 0
                                ? ""
                                : Rate.words((double) search.failed() / search.schedules()) + " of schedules",
                        ""),
                Entry.of(Amount.count(search.schedules())),
                Entry.of(SearchView.distinct(search)),
                search.complete()
                        ? new Entry("complete", Printable.line(search.bound()), "")
                        : new Entry(
                                "partial",
                                search.distinct() == 0 ? "" : Rate.words(search.chanceOfNew()) + " chance of a new one",
                                ""),
                Entry.of(search.firstFailure() < 0 ? "–" : "schedule " + Amount.count(search.firstFailure() + 1)),
                Entry.of(Amount.perSecond(search.perSecond())));
    }

    /** Throughput against thread count, a line per compiler set-up. */
    private static String scaling(List<CellResult> results) {
        List<CellResult> measured = results.stream()
                .filter(result -> result.stress() != null && result.stress().measured() > 0)
                .toList();
        List<Integer> threads = measured.stream()
                .map(result -> result.cell().threads())
                .distinct()
                .sorted()
                .toList();
        if (threads.size() < 2) {
            return "";
        }
        List<LineChart.Line> lines = new ArrayList<>();
        List<String> setups = measured.stream()
                .map(ModeView::setup)
                .distinct()
                .limit(LineChart.STYLES)
                .toList();
        for (String setup : setups) {
            List<CellResult> line = measured.stream()
                    .filter(result -> setup(result).equals(setup))
                    .toList();
            lines.add(new LineChart.Line(
                    setups.size() == 1 ? "iterations/s" : setup,
                    threads.stream()
                            .map(count -> line.stream()
                                    .filter(result -> result.cell().threads() == count)
                                    .mapToDouble(result -> result.stress() == null
                                            ? 0
                                            : result.stress().perSecond())
                                    .findFirst()
                                    .orElse(Double.NaN))
                            .toList()));
        }
        return new LineChart(
                        "Iterations per second against thread count",
                        threads.stream()
                                .map(count -> Amount.of(count, "thread"))
                                .toList(),
                        Amount::perSecond,
                        false,
                        lines)
                .svg();
    }

    private static String setup(CellResult result) {
        return Printable.line(result.cell().jit());
    }
}
