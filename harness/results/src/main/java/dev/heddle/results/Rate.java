package dev.heddle.results;

import java.util.Locale;

/**
 * How often something was seen among a number of samples, with the 95 % confidence interval of its true share.
 *
 * <p>Where it was seen in some samples and not in others, the interval is Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession,
 * and Statistical Inference", JASA 22, 1927), which stays within 0 and 1 and is right for rare events too. Where it was never seen, or always, the bound is the
 * exact one-sided one, close to 3/N ("rule of three"). Both take samples for independent; samples of a concurrency failure come in bursts, so the truth may be
 * somewhat further away than they say.
 *
 * @param seen how many samples showed it; 0 or more, at most {@code of}
 * @param of how many samples there were
 */
public record Rate(long seen, long of) {
    private static final double Z95 = 1.959963984540054;
    private static final double MISSED = 0.05;

    /** Below, never or always having been seen leaves a tenth of all shares possible, and more. */
    private static final long FEW = 30;

    /**
     * Checks its arguments.
     *
     * @throws IllegalArgumentException if {@code seen} is negative or above {@code of}
     */
    public Rate {
        if (seen < 0 || seen > of) {
            throw new IllegalArgumentException("seen must be from 0 to " + of + ", not " + seen);
        }
    }

    /** Whether there was a sample at all; if not, nothing is known: the share is 0 and the interval is everything. */
    public boolean known() {
        return of > 0;
    }

    /** The observed share, from 0 to 1. */
    public double share() {
        return of == 0 ? 0 : (double) seen / of;
    }

    /** Lower end of the interval of the true share. */
    public double low() {
        if (seen == 0) {
            return 0;
        }
        return seen == of ? Math.pow(MISSED, 1.0 / of) : Math.max(0, centre() - halfWidth());
    }

    /** Upper end of the interval of the true share. */
    public double high() {
        if (seen == of) {
            return 1;
        }
        // -expm1(log(0.05)/n) is 1 - 0.05^(1/n) without cancellation for large n.
        return seen == 0 ? -Math.expm1(Math.log(MISSED) / of) : Math.min(1, centre() + halfWidth());
    }

    private double centre() {
        return (share() + Z95 * Z95 / (2.0 * of)) / (1 + Z95 * Z95 / of);
    }

    private double halfWidth() {
        double variance = share() * (1 - share()) / of + Z95 * Z95 / (4.0 * of * of);
        return Z95 * Math.sqrt(variance) / (1 + Z95 * Z95 / of);
    }

    /**
     * The rate in words: {@code 1,234 of 40,000,000: 1 in 32,415 (1 in 34,000 to 1 in 31,000 with 95 %)}, {@code 0 of 1,000: below 0.3 % with 95 %}, {@code none ran}.
     */
    public String words() {
        if (!known()) {
            return "none ran";
        }
        return String.format(Locale.ROOT, "%,d of %,d: %s", seen, of, shareWords());
    }

    /**
     * The share and its interval in words, without the counts: {@code 1.2 % (1.1 % to 1.3 % with 95 %)}, {@code below 0.3 % with 95 %}; an interval narrower than
     * the digits shown is left out, and one that says next to nothing, as the samples are few and alike, gives way to words.
     */
    public String shareWords() {
        if (!known()) {
            return "unknown";
        }
        if (seen == 0) {
            return of < FEW ? "too few to say how rare one would be" : "below " + words(high()) + " with 95 %";
        }
        if (seen == of) {
            return of < FEW ? "all" : "all (above " + words(low()) + " with 95 %)";
        }
        String share = words(share());
        String low = words(low());
        String high = words(high());
        return low.equals(high) ? share : share + " (" + low + " to " + high + " with 95 %)";
    }

    /**
     * A share in words: as a percentage with two significant digits, or, where that would be below 0.01 %, as "1 in N".
     *
     * @param share from 0 to 1
     */
    public static String words(double share) {
        if (share <= 0) {
            return "0 %";
        }
        if (share < 1e-4) {
            return String.format(Locale.ROOT, "1 in %,d", twoDigits(1 / share));
        }
        double percent = share * 100;
        if (percent >= 99.95 && share < 1) {
            return percent >= 99.9995 ? "over 99.999 %" : String.format(Locale.ROOT, "%.3f %%", percent);
        }
        int decimals = percent >= 10 ? 1 : percent >= 1 ? 2 : percent >= 0.1 ? 2 : 3;
        String number = String.format(Locale.ROOT, "%." + decimals + "f", percent);
        return number.replaceFirst("\\.?0+$", "") + " %";
    }

    private static long twoDigits(double number) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
        return Math.round(Math.round(number / unit) * unit);
    }
}
