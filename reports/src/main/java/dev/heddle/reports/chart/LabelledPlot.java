package dev.heddle.reports.chart;

import java.util.function.DoubleFunction;

/** The picture of a chart whose lines are labelled at their right ends: its measures, and what belongs to its y axis. */
final class LabelledPlot {
    static final int LEFT = 62;
    static final int TOP = 12;
    static final int HEIGHT = 200;
    static final int BOTTOM = HEIGHT - 26;
    static final int WIDTH = 520;
    static final int RIGHT = WIDTH - 130;

    private final Svg svg;
    private final Axis axis;
    private final EndLabels labels = new EndLabels();

    /** A plot with the grid of its y axis, whose numbers the unit writes. */
    LabelledPlot(String label, Axis axis, DoubleFunction<String> unit) {
        this.svg = new Svg("chart", WIDTH, HEIGHT, label);
        this.axis = axis;
        for (double tick : axis.ticks()) {
            svg.line("grid", LEFT, y(tick), RIGHT, y(tick));
            svg.text("tick", LEFT - 6, y(tick) + 4, "end", unit.apply(tick));
        }
    }

    Svg svg() {
        return svg;
    }

    double y(double number) {
        return BOTTOM - axis.at(number) * (BOTTOM - TOP);
    }

    /** Writes below the x axis. */
    void below(double x, String text) {
        svg.text("tick", x, HEIGHT - 8, "middle", text);
    }

    /** Labels a line that ends at this number. */
    void label(String name, double last, int style) {
        labels.add(name, y(last), style);
    }

    /** The picture, once all is drawn. */
    String end() {
        labels.write(svg, RIGHT + 10.0, TOP, BOTTOM);
        return svg.end();
    }
}
