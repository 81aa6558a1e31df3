package dev.heddle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.reports.chart.PercentileChart;
import dev.heddle.reports.chart.PercentileChart.Point;
import dev.heddle.results.Latency;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyCurveTest {
    private static Latency latency(long samples, String histogram) {
        return new Latency("a", samples, 120, 100, 200, 300, 400, 90_000, histogram);
    }

    @Test
    void isOfTheWholeHistogram() {
        var histogram = new Histogram(2);
        for (int nanos = 1; nanos <= 10_000; nanos++) {
            histogram.recordValue(nanos);
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));

        List<Point> points = LatencyCurve.of(latency(10_000, encoded)).points();

        assertThat(points).hasSizeBetween(20, 200);
        assertThat(points).extracting(Point::share).isSorted();
        assertThat(points).extracting(Point::number).isSorted();
        assertThat(points).allSatisfy(point -> {
            assertThat(point.share()).isBetween(0.0, 1 - 1e-4);
            assertThat(point.number()).isCloseTo(Math.max(1, point.share() * 10_000), within(400.0));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base 64!", "AAAA", "HISTFAAAAAF4nA=="})
    void isOfThePercentilesWhereThereIsNoHistogram(String histogram) {
        PercentileChart.Line line = LatencyCurve.of(latency(1_000_000, histogram));

        assertThat(line.points())
                .isEqualTo(line.marked())
                .extracting(Point::number)
                .containsExactly(100.0, 200.0, 300.0, 400.0, 90_000.0);
    }

    @Test
    void ofFewSamplesTheSlowestIsTheLast() {
        assertThat(LatencyCurve.of(latency(20, "")).marked())
                .extracting(Point::name)
                .containsExactly("50 %", "90 %", "the slowest");
    }
}
