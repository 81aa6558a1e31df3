package dev.heddle.reports.page;

import dev.heddle.reports.chart.PercentileChart;
import dev.heddle.reports.chart.PercentileChart.Point;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Latency;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Latencies as a curve: of the whole histogram where the results hold it, of its percentiles where they do not. */
final class LatencyCurve {
    /** Points for each halving of the samples that are left: the curve is smooth, and a page of many cells stays small. */
    private static final int POINTS = 3;

    private LatencyCurve() {}

    static PercentileChart.Line of(Latency latency) {
        long samples = Math.max(2, latency.samples());
        List<Point> marked = List.of(
                point("50 %", 0.5, latency.p50()),
                point("90 %", 0.9, latency.p90()),
                point("99 %", 0.99, latency.p99()),
                point("99.9 %", 0.999, latency.p999()),
                point("the slowest", 1 - 1.0 / samples, latency.max()));
        // Of a thousand samples, the 99.9th percentile is the slowest one; of fewer, it is beyond it.
        List<Point> there = marked.stream()
                .filter(each -> each.share() <= 1 - 1.0 / samples)
                .sorted(java.util.Comparator.comparingDouble(Point::share))
                .toList();
        List<Point> points = histogram(latency.histogram())
                .map(histogram -> points(histogram, samples))
                .orElse(there);
        return new PercentileChart.Line(Printable.line(latency.actor()), points, there);
    }

    private static List<Point> points(Histogram histogram, long samples) {
        var points = new ArrayList<Point>();
        for (HistogramIterationValue each : histogram.percentiles(POINTS)) {
            double share = Math.min(each.getPercentile() / 100, 1 - 1.0 / samples);
            points.add(point("", share, each.getValueIteratedTo()));
        }
        return points;
    }

    private static Point point(String name, double share, long nanos) {
        return new Point(name, share, Math.max(1, nanos));
    }

    /** Empty if there is none, or none that can be read: the file may come from anywhere. */
    private static Optional<Histogram> histogram(String encoded) {
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
            return histogram.getTotalCount() == 0 ? Optional.empty() : Optional.of(histogram);
        } catch (DataFormatException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
