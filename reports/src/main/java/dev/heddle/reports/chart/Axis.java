package dev.heddle.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps numbers to a stretch of the picture, and finds round numbers to label it with.
 *
 * @param logarithmic whether equal ratios, not equal differences, are equally long
 * @param low number at the start; positive if logarithmic
 * @param high number at the end; above {@code low}
 */
record Axis(boolean logarithmic, double low, double high) {
    /** A linear axis from 0 to a round number at or above {@code most}. */
    static Axis linear(double most) {
        double top = most <= 0 ? 1 : most;
        double unit = step(top);
        return new Axis(false, 0, Math.ceil(top / unit - 1e-9) * unit);
    }

    /** A logarithmic axis over whole decades that holds both numbers. */
    static Axis decades(double least, double most) {
        double low = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-12)) + 1e-9));
        double high = Math.pow(10, Math.ceil(Math.log10(Math.max(most, low)) - 1e-9));
        return new Axis(true, low, high <= low ? low * 10 : high);
    }

    /** Where a number lies, from 0 to 1; numbers outside are moved to the nearer end. */
    double at(double number) {
        double share = logarithmic
                ? Math.log(Math.max(number, low) / low) / Math.log(high / low)
                : (number - low) / (high - low);
        return Math.max(0, Math.min(1, share));
    }

    /** The numbers to label. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            int decades = (int) Math.round(Math.log10(high / low));
            int every = Math.max(1, (decades + 4) / 5);
            for (int at = 0; at <= decades; at += every) {
                ticks.add(low * Math.pow(10, at));
            }
        } else {
            double unit = step(high);
            for (double at = 0; at <= high + unit / 2; at += unit) {
                ticks.add(at);
            }
        }
        return ticks;
    }

    /** The distance of three to six round ticks from 0 to {@code top}. */
    private static double step(double top) {
        double raw = top / 4;
        double unit = Math.pow(10, Math.floor(Math.log10(raw)));
        double digits = raw / unit;
        return unit * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 2.5 ? 2.5 : digits <= 5 ? 5 : 10);
    }
}
