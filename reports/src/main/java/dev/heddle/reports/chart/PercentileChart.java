package dev.heddle.reports.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Distributions as their percentiles: the numbers along a logarithmic y axis, and along the x axis the share of samples that are no larger, stretched towards 1 so
 * that each further nine is as wide as the one before it. That is how Gil Tene draws HdrHistograms, as it is the rare slow ones that tell scenarios apart.
 *
 * @param label what the chart shows, for those who cannot see it
 * @param unit writes a number of the y axis
 * @param lines what to draw; at least one, each with at least one point
 */
public record PercentileChart(String label, DoubleFunction<String> unit, List<Line> lines) {
    private static final List<String> NINES =
            List.of("0 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %", "99.99999 %");

    /**
     * One distribution.
     *
     * @param name its label
     * @param points by rising share
     * @param marked those of the points that say what they are when pointed at
     */
    public record Line(String name, List<Point> points, List<Point> marked) {
        private Point last() {
            return points.get(points.size() - 1);
        }
    }

    /**
     * So large a share of the samples is no larger than this number.
     *
     * @param name of the percentile, for those that are marked; may be empty
     * @param share from 0 to below 1
     * @param number positive
     */
    public record Point(String name, double share, double number) {}

    /** The picture. */
    public String svg() {
        var plot = new LabelledPlot(
                label, Axis.decades(numbers().min().orElse(1), numbers().max().orElse(1)), unit);
        double nines = Math.max(
                2,
                lines.stream()
                        .mapToDouble(line -> nines(line.last().share()))
                        .max()
                        .orElse(2));
        for (int at = 0; at <= nines && at < NINES.size(); at++) {
            plot.svg().line("grid", x(at, nines), LabelledPlot.TOP, x(at, nines), LabelledPlot.BOTTOM);
            if (at % ((int) nines / 5 + 1) == 0) {
                plot.below(x(at, nines), NINES.get(at));
            }
        }
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            int style = at % LineChart.STYLES;
            draw(plot, nines, line, style);
            plot.label(line.name(), line.last().number(), style);
        }
        return plot.end();
    }

    private java.util.stream.DoubleStream numbers() {
        return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::number);
    }

    private void draw(LabelledPlot plot, double nines, Line line, int style) {
        var path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x(nines(point.share()), nines)));
            path.append(' ').append(Svg.number(plot.y(point.number())));
        }
        plot.svg().path("line s" + style, path);
        for (Point point : line.marked()) {
            plot.svg()
                    .dot(
                            "dot s" + style,
                            x(nines(point.share()), nines),
                            plot.y(point.number()),
                            3,
                            line.name() + ", " + point.name() + ": " + unit.apply(point.number()));
        }
    }

    /** How many nines a share has: 1 for 0.9, 2 for 0.99. */
    private static double nines(double share) {
        return -Math.log10(1 - share);
    }

    private static double x(double nines, double most) {
        return LabelledPlot.LEFT + 6 + (LabelledPlot.RIGHT - LabelledPlot.LEFT - 12.0) * nines / most;
    }
}
