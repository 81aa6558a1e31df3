package dev.heddle.reports.chart;

import dev.heddle.results.Rate;

/**
 * A share and its 95 % interval on a logarithmic scale that ends at 1.
 *
 * @param label what it shows, for those who cannot see it
 * @param decades how many powers of ten the scale has; 1 or more
 * @param css class of the bar's colour
 * @param rate what to show
 * @param whisker whether the interval is drawn
 */
public record ShareBar(String label, int decades, String css, Rate rate, boolean whisker) {
    private static final int WIDTH = 180;
    private static final int HEIGHT = 16;

    /** The fewest powers of ten on which shares of so many samples can be told apart, from 2 to 12. */
    public static int decades(long samples) {
        return Math.max(2, Math.min(12, (int) Math.ceil(Math.log10(Math.max(1, samples)) + 0.5)));
    }

    /** The picture: a bar up to the share, a whisker over the interval; where nothing was seen, only the whisker. */
    public String svg() {
        Svg svg = new Svg("share", WIDTH, HEIGHT, label);
        Axis axis = new Axis(true, Math.pow(10, -decades), 1);
        for (int decade = 0; decade <= decades; decade++) {
            double x = 1 + (WIDTH - 2.0) * decade / decades;
            svg.line("grid", x, 0, x, HEIGHT);
        }
        if (rate.seen() > 0) {
            svg.rect("bar " + css, 1, 3, Math.max(1.5, (WIDTH - 2) * axis.at(rate.share())), HEIGHT - 6.0, 2);
        }
        if (!whisker) {
            return svg.end();
        }
        double low = 1 + (WIDTH - 2) * axis.at(rate.low());
        double high = 1 + (WIDTH - 2) * axis.at(rate.high());
        svg.line("whisker", low, HEIGHT / 2.0, high, HEIGHT / 2.0);
        svg.line("whisker", low, 5, low, HEIGHT - 5.0);
        svg.line("whisker", high, 5, high, HEIGHT - 5.0);
        return svg.end();
    }
}
