package dev.heddle.reports.chart;

import dev.heddle.reports.words.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of lines, beside their ends, moved apart where they would overlap. */
final class EndLabels {
    private static final int HEIGHT = 14;
    private static final int MOST_LETTERS = 20;

    private record Label(String name, double wanted, int style) {}

    private final List<Label> labels = new ArrayList<>();

    /**
     * Adds one.
     *
     * @param wanted height of the line's end
     * @param style number of the line's style
     */
    void add(String name, double wanted, int style) {
        labels.add(new Label(name, wanted, style));
    }

    /** Writes them, from {@code x} on, between two heights. */
    void write(Svg svg, double x, double top, double bottom) {
        labels.sort(Comparator.comparingDouble(Label::wanted));
        double lowest = bottom - HEIGHT * (labels.size() - 1.0);
        double from = top;
        for (int place = 0; place < labels.size(); place++) {
            Label label = labels.get(place);
            double put = Math.max(from, Math.min(label.wanted, lowest + place * HEIGHT));
            svg.text("label s" + label.style, x, put + 4, "start", Printable.shortened(label.name, MOST_LETTERS));
            from = put + HEIGHT;
        }
    }
}
