package dev.heddle.launcher.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what was meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that is a typing error or two away from the word; empty if none is near. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int most = Math.max(1, Math.min(3, word.length() / 3));
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= most || isBeginning(word, candidate))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    private static boolean isBeginning(String word, String candidate) {
        return word.length() >= 3 && candidate.startsWith(word);
    }

    /** Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours count one each. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
