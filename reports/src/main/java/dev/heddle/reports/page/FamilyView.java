package dev.heddle.reports.page;

import dev.heddle.reports.chart.LineChart;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.CellResult;
import dev.heddle.results.Latency;
import dev.heddle.results.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the scenarios of one theme cost, side by side: iterations per second and median latency at each thread count, of those that ran under the usual compiler.
 *
 * @param threads the thread counts
 * @param chart picture of throughput against thread count; empty if there is only one
 */
record FamilyView(String name, String anchor, List<String> threads, List<Row> rows, String chart) {
    private static final int MOST_SCENARIOS = 24;

    /** A scenario; marked if it is wrong on purpose, as being fast is no merit then. */
    record Row(String name, String href, boolean canary, List<Cost> costs) {}

    /** What it costs at one thread count. */
    record Cost(String rate, String width, String median) {}

    /** The themes with at least two scenarios that were timed. */
    static List<FamilyView> all(RunIndex index) {
        Map<String, Map<String, List<CellResult>>> families = new LinkedHashMap<>();
        index.scenarios().forEach((scenario, cells) -> {
            List<CellResult> timed = cells.stream().filter(FamilyView::isTimed).toList();
            if (!timed.isEmpty()) {
                families.computeIfAbsent(RunIndex.family(scenario), family -> new LinkedHashMap<>())
                        .put(scenario, timed);
            }
        });
        List<FamilyView> views = new ArrayList<>();
        families.forEach((family, scenarios) -> {
            if (scenarios.size() > 1) {
                views.add(of(family, scenarios, index));
            }
        });
        return views;
    }

    private static boolean isTimed(CellResult result) {
        return result.cell().mode() == Mode.STRESS
                && result.cell().jit().equals("default")
                && result.stress() != null
                && result.stress().measured() > 0;
    }

    private static FamilyView of(String family, Map<String, List<CellResult>> scenarios, RunIndex index) {
        List<Integer> threads = scenarios.values().stream()
                .flatMap(List::stream)
                .map(result -> result.cell().threads())
                .distinct()
                .sorted()
                .limit(8)
                .toList();
        double most = scenarios.values().stream()
                .flatMap(List::stream)
                .mapToDouble(FamilyView::rate)
                .max()
                .orElse(1);
        List<Map.Entry<String, List<CellResult>>> fastestFirst = scenarios.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -fastest(entry.getValue())))
                .limit(MOST_SCENARIOS)
                .toList();
        return new FamilyView(
                Printable.line(family),
                "costs-" + index.anchor(fastestFirst.get(0).getKey()),
                threads.stream().map(count -> Amount.of(count, "thread")).toList(),
                fastestFirst.stream()
                        .map(entry -> row(entry.getKey(), entry.getValue(), threads, most, index))
                        .toList(),
                fastestFirst.stream().noneMatch(entry -> entry.getValue().size() > 1)
                        ? ""
                        : chart(family, fastestFirst, threads));
    }

    private static double rate(@Nullable CellResult result) {
        return result == null || result.stress() == null
                ? Double.NaN
                : result.stress().perSecond();
    }

    private static double fastest(List<CellResult> cells) {
        return cells.stream().mapToDouble(FamilyView::rate).max().orElse(0);
    }

    private static Row row(
            String scenario, List<CellResult> cells, List<Integer> threads, double most, RunIndex index) {
        return new Row(
                Printable.line(scenario, 80),
                "#" + index.anchor(scenario),
                !cells.get(0).claim().holds(),
                threads.stream().map(count -> cost(at(cells, count), most)).toList());
    }

    private static @Nullable CellResult at(List<CellResult> cells, int threads) {
        return cells.stream()
                .filter(result -> result.cell().threads() == threads)
                .findFirst()
                .orElse(null);
    }

    private static Cost cost(@Nullable CellResult result, double most) {
        if (result == null || result.stress() == null) {
            return new Cost("–", "--w:0%", "");
        }
        long median = result.stress().latencies().stream()
                .mapToLong(Latency::p50)
                .max()
                .orElse(0);
        return new Cost(
                Amount.perSecond(rate(result)),
                "--w:" + Math.round(rate(result) / most * 1000) / 10.0 + "%",
                median == 0 ? "" : Amount.duration(median));
    }

    private static String chart(
            String family, List<Map.Entry<String, List<CellResult>>> scenarios, List<Integer> threads) {
        return new LineChart(
                        "Iterations per second against thread count, scenarios of " + Printable.line(family),
                        threads.stream()
                                .map(count -> Amount.of(count, "thread"))
                                .toList(),
                        Amount::perSecond,
                        true,
                        scenarios.stream()
                                .limit(LineChart.STYLES)
                                .map(entry -> new LineChart.Line(
                                        within(Printable.line(entry.getKey()), family),
                                        threads.stream()
                                                .map(count -> rate(at(entry.getValue(), count)))
                                                .toList()))
                                .toList())
                .svg();
    }

    private static String within(String scenario, String family) {
        return scenario.startsWith(family + ".") ? scenario.substring(family.length() + 1) : scenario;
    }
}
