package dev.heddle.reports.chart;

import java.util.List;

/**
 * A curve over time as small as a word, from 0 up.
 *
 * @param label what it shows, for those who cannot see it
 * @param numbers at even distances of time; at most {@value #MOST} are drawn, each the mean of its stretch
 */
public record Sparkline(String label, List<Double> numbers) {
    private static final int MOST = 60;
    private static final int WIDTH = 110;
    private static final int HEIGHT = 24;

    /** The picture; empty if there are fewer than two numbers. */
    public String svg() {
        if (numbers.size() < 2) {
            return "";
        }
        int points = Math.min(MOST, numbers.size());
        double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < points; at++) {
            int from = at * numbers.size() / points;
            int to = Math.max(from + 1, (at + 1) * numbers.size() / points);
            double mean = numbers.subList(from, to).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            double x = 1 + (WIDTH - 2.0) * at / (points - 1);
            double y = HEIGHT - 2 - (most <= 0 ? 0 : Math.max(0, mean) / most) * (HEIGHT - 4);
            path.append(at == 0 ? 'M' : 'L').append(Svg.number(x)).append(' ').append(Svg.number(y));
        }
        String area = path + "L" + (WIDTH - 1) + " " + HEIGHT + "L1 " + HEIGHT + "Z";
        return new Svg("spark", WIDTH, HEIGHT, label)
                .path("area", area)
                .path("line", path)
                .end();
    }
}
