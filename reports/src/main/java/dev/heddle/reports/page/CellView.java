package dev.heddle.reports.page;

import dev.heddle.reports.chart.LineChart;
import dev.heddle.reports.chart.PercentileChart;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.CellResult;
import dev.heddle.results.Latency;
import dev.heddle.results.Mode;
import dev.heddle.results.Output;
import dev.heddle.results.StressMeasures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell in full.
 *
 * @param open whether it is shown unfolded
 * @param rate how often it failed, with the interval; empty where a rate says nothing
 * @param latencyChart picture of the percentiles; empty if nothing was timed
 */
record CellView(
        String anchor,
        Badge badge,
        String title,
        String jvm,
        String elapsed,
        String reason,
        boolean open,
        String claim,
        String rate,
        OutcomeView.@Nullable Table outcomes,
        List<FailureView> failures,
        String moreFailures,
        List<LatencyRow> latencies,
        String latencyChart,
        @Nullable SearchView search,
        @Nullable MatrixView matrix,
        @Nullable OutputView output) {
    /** About how many characters a cell takes that has nothing to say. */
    private static final int SIZE = 6_000;

    private static final int MOST_FAILURES = 8;
    private static final int MOST_OUTPUT = 12_000;
    private static final int MOST_ACTORS = 16;

    /** The latencies of the actors of one name. */
    record LatencyRow(
            String actor, String samples, String mean, String p50, String p90, String p99, String p999, String max) {}

    /** What the scenario printed. */
    record OutputView(String size, Room.Text text) {}

    static CellView of(CellResult result, RunIndex index, Room room) {
        room.take(SIZE);
        int most = room.items(MOST_FAILURES);
        StressMeasures stress = result.stress();
        List<Latency> latencies = stress == null
                ? List.of()
                : stress.latencies().stream()
                        .filter(latency -> latency.samples() > 0)
                        .limit(MOST_ACTORS)
                        .toList();
        return new CellView(
                index.anchor(result.cell()),
                Badge.of(result),
                result.cell().mode().word() + ", " + Printable.line(index.label(result.cell())),
                Printable.line(index.jvm(result.cell())),
                result.elapsedNanos() == 0 ? "" : Amount.duration(result.elapsedNanos()),
                Printable.line(result.reason(), 800),
                RunIndex.isRed(result),
                result.claim().words(),
                rate(result),
                result.outcomes().isEmpty()
                        ? null
                        : OutcomeView.table(result.outcomes(), result.cell().mode() != Mode.EXPLORE, room),
                result.failures().stream()
                        .limit(most)
                        .map(failure -> FailureView.of(failure, result.cell().mode(), room))
                        .toList(),
                Room.more(result.failures().size() - most, "failure"),
                latencies.stream().map(CellView::row).toList(),
                latencies.isEmpty() ? "" : chart(latencies),
                result.explore() == null ? null : SearchView.of(result.explore()),
                result.jcstress() == null ? null : MatrixView.of(result.jcstress(), result.outcomes()),
                output(result.output(), room));
    }

    private static String rate(CellResult result) {
        StressMeasures stress = result.stress();
        if (result.cell().mode() != Mode.STRESS || stress == null || stress.iterations() <= 1) {
            return "";
        }
        return "Failing iterations: " + Failing.in(result).words() + ".";
    }

    private static LatencyRow row(Latency latency) {
        return new LatencyRow(
                Printable.line(latency.actor(), 80),
                Amount.count(latency.samples()),
                Amount.duration(latency.mean()),
                Amount.duration(latency.p50()),
                Amount.duration(latency.p90()),
                Amount.duration(latency.p99()),
                Amount.duration(latency.p999()),
                Amount.duration(latency.max()));
    }

    private static String chart(List<Latency> latencies) {
        return new PercentileChart(
                        "Latency by percentile, a line per actor, both axes logarithmic",
                        Amount::duration,
                        latencies.stream()
                                .limit(LineChart.STYLES)
                                .map(LatencyCurve::of)
                                .toList())
                .svg();
    }

    private static @Nullable OutputView output(Output output, Room room) {
        return output.text().isBlank()
                ? null
                : new OutputView(Amount.bytes(output.bytes()), room.take(output.text(), MOST_OUTPUT));
    }
}
