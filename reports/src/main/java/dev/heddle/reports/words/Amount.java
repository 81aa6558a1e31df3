package dev.heddle.reports.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times in words. */
public final class Amount {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String[] SCALES = {"", " k", " M", " G", " T"};

    private Amount() {}

    /** A whole number with separators: {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number with three significant digits and its scale: {@code 950}, {@code 1.23 M}, {@code 0.42}. */
    public static String rough(double number) {
        int scale = 0;
        double scaled = number;
        while (Math.abs(scaled) >= 999.5 && scale < SCALES.length - 1) {
            scaled /= 1000;
            scale++;
        }
        return threeDigits(scaled) + SCALES[scale];
    }

    /** A rate: {@code 68.1 M/s}. */
    public static String perSecond(double rate) {
        return rough(rate) + "/s";
    }

    /** A duration: {@code 120 ns}, {@code 3.4 µs}, {@code 2.1 s}, {@code 3 min 20 s}. */
    public static String duration(double nanos) {
        if (nanos < 999.5) {
            return threeDigits(nanos) + " ns";
        }
        if (nanos < 999.5e3) {
            return threeDigits(nanos / 1e3) + " µs";
        }
        if (nanos < 999.5e6) {
            return threeDigits(nanos / 1e6) + " ms";
        }
        if (nanos < 59.95e9) {
            return threeDigits(nanos / 1e9) + " s";
        }
        long seconds = Math.round(nanos / 1e9);
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** A size: {@code 24 GiB}. */
    public static String bytes(long bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        double scaled = bytes;
        int unit = 0;
        while (scaled >= 1023.5 && unit < units.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return threeDigits(scaled) + " " + units[unit];
    }

    /** A point in time: {@code 2026-11-22 16:43:24 UTC}. */
    public static String time(long epochMillis) {
        return UTC.format(Instant.ofEpochMilli(epochMillis));
    }

    /** A counted noun: {@code 1 thread}, {@code 2 threads}. */
    public static String of(long number, String noun) {
        return count(number) + " " + (number == 1 ? noun : noun + "s");
    }

    private static String threeDigits(double number) {
        double size = Math.abs(number);
        int decimals = size >= 99.95 || size == Math.rint(size) ? 0 : size >= 9.995 ? 1 : 2;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", number);
        return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
    }
}
