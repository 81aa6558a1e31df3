package dev.heddle.reports.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Lines over a common axis, each labelled at its end, told apart by colour, dash and label.
 *
 * @param label what the chart shows, for those who cannot see it
 * @param xs the positions on the x axis, evenly spaced, and what to write under each
 * @param unit writes a number of the y axis
 * @param logarithmic whether the y axis is logarithmic
 * @param lines what to draw
 */
public record LineChart(
        String label, List<String> xs, DoubleFunction<String> unit, boolean logarithmic, List<Line> lines) {
    /** How many styles of line there are; further ones begin anew. */
    public static final int STYLES = 8;

    /**
     * One line.
     *
     * @param name its label
     * @param ys a number for each position; {@link Double#NaN} where there is none
     */
    public record Line(String name, List<Double> ys) {
        private double last() {
            return ys.stream().filter(y -> !y.isNaN()).reduce(0.0, (before, next) -> next);
        }
    }

    /** The picture. */
    public String svg() {
        var plot = new LabelledPlot(label, axis(), unit);
        int every = Math.max(1, (xs.size() + 9) / 10);
        for (int at = 0; at < xs.size(); at += every) {
            plot.below(x(at), xs.get(at));
        }
        for (int at = 0; at < lines.size(); at++) {
            draw(plot, lines.get(at), at % STYLES);
            plot.label(lines.get(at).name(), lines.get(at).last(), at % STYLES);
        }
        return plot.end();
    }

    private Axis axis() {
        double most = numbers().max().orElse(1);
        return logarithmic
                ? Axis.decades(numbers().filter(number -> number > 0).min().orElse(1), most)
                : Axis.linear(most);
    }

    private DoubleStream numbers() {
        return lines.stream()
                .flatMap(line -> line.ys().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite);
    }

    private void draw(LabelledPlot plot, Line line, int style) {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < line.ys().size(); at++) {
            double number = line.ys().get(at);
            if (!Double.isNaN(number)) {
                path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x(at)));
                path.append(' ').append(Svg.number(plot.y(number)));
            }
        }
        plot.svg().path("line s" + style, path);
        for (int at = 0; at < line.ys().size(); at++) {
            double number = line.ys().get(at);
            if (!Double.isNaN(number)) {
                plot.svg()
                        .dot(
                                "dot s" + style,
                                x(at),
                                plot.y(number),
                                3,
                                line.name() + ", " + xs.get(at) + ": " + unit.apply(number));
            }
        }
    }

    private double x(int at) {
        int left = LabelledPlot.LEFT;
        double room = LabelledPlot.RIGHT - left;
        return xs.size() == 1 ? left + room / 2 : left + 12 + (room - 24) * at / (xs.size() - 1);
    }
}
