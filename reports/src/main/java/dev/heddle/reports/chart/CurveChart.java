package dev.heddle.reports.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One curve of points, under it the diagonal that it would follow if every new x brought a new y.
 *
 * @param label what the chart shows, for those who cannot see it
 * @param xName name of the x axis
 * @param diagonalName name of the diagonal
 * @param points of the curve, by rising x; both numbers positive
 * @param unit writes a number of either axis
 */
public record CurveChart(
        String label, String xName, String diagonalName, List<Point> points, DoubleFunction<String> unit) {
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 38;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 210;
    private static final double LOGARITHMIC_FROM = 50;
    /** From this share on, the curve runs so near the diagonal that a name there would be in its way. */
    private static final double TOUCHES = 0.8;

    /** A point of the curve. */
    public record Point(double x, double y) {}

    /** The picture; both axes are logarithmic if the curve goes far. */
    public String svg() {
        double most = points.stream().mapToDouble(Point::x).max().orElse(1);
        boolean logarithmic = most >= LOGARITHMIC_FROM;
        Axis axis = logarithmic ? Axis.decades(1, most) : Axis.linear(most);
        Svg svg = new Svg("chart", WIDTH, HEIGHT, label);
        for (double tick : axis.ticks()) {
            svg.line("grid", LEFT, y(axis, tick), WIDTH - RIGHT, y(axis, tick));
            svg.text("tick", LEFT - 6, y(axis, tick) + 4, "end", unit.apply(tick));
            svg.text("tick", x(axis, tick), HEIGHT - BOTTOM + 16, "middle", unit.apply(tick));
        }
        svg.text("tick", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", xName);
        double top = Math.min(axis.high(), most);
        svg.line("diagonal", x(axis, axis.low()), y(axis, axis.low()), x(axis, top), y(axis, top));
        double last = points.isEmpty() ? 0 : points.get(points.size() - 1).y();
        if (last < TOUCHES * most) {
            svg.text("tick", x(axis, top) - 8, y(axis, top) + 4, "end", diagonalName);
        }
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x(axis, point.x())));
            path.append(' ').append(Svg.number(y(axis, point.y())));
        }
        svg.path("line s0", path);
        for (Point point : points) {
            svg.dot(
                    "dot s0",
                    x(axis, point.x()),
                    y(axis, point.y()),
                    2.5,
                    unit.apply(point.y()) + " of " + unit.apply(point.x()));
        }
        return svg.end();
    }

    private static double x(Axis axis, double number) {
        return LEFT + axis.at(number) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(Axis axis, double number) {
        return HEIGHT - BOTTOM - axis.at(number) * (HEIGHT - BOTTOM - TOP);
    }
}
