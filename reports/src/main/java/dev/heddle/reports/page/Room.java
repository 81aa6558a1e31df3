package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import java.util.List;

/**
 * How much the page may still hold. A run of a thousand cells, each with a long stack trace, must not become a page that no browser opens; so long texts are
 * cut, and when all room is taken, left out. What is red is made first, and so gets its room first.
 */
final class Room {
    private static final int SCARCE = 600;
    private static final int LINES_IF_SCARCE = 5;
    private static final int ITEMS_IF_SCARCE = 3;
    private int left;

    /**
     * @param characters of long text that the page may hold
     */
    Room(int characters) {
        this.left = characters;
    }

    /**
     * A text, and a note on what was cut.
     *
     * @param text the text, or its beginning
     * @param more what is missing, in words; empty if nothing is
     */
    record Text(String text, String more) {}

    /** The text made printable and cut at {@code most} characters, or earlier if room is scarce. */
    Text take(String raw, int most) {
        // Made printable only as far as it can be shown: the raw text may be huge.
        int bound = Math.min(most, Math.max(SCARCE, left));
        boolean cut = raw.length() > bound;
        String text =
                Printable.text(cut ? Printable.shortened(raw, bound) : raw).stripTrailing();
        left -= text.length();
        return new Text(text, cut ? "… " + Amount.of(raw.length() - (long) bound, "more character") + inFile() : "");
    }

    /**
     * The first lines of a list.
     *
     * @param raw the lines
     * @param most how many lines at most
     * @param noun what a line is, for the note
     */
    Text lines(List<String> raw, int most, String noun) {
        int bound = left > 0 ? most : Math.min(most, LINES_IF_SCARCE);
        int shown = Math.min(bound, raw.size());
        StringBuilder text = new StringBuilder();
        for (String line : raw.subList(0, shown)) {
            text.append(text.isEmpty() ? "" : "\n").append(Printable.line(line, 400));
        }
        left -= text.length();
        return new Text(text.toString(), more(raw.size() - shown, noun));
    }

    /** How many items of a list to show: {@code most}, or a few if room is scarce. */
    int items(int most) {
        return left > 0 ? most : Math.min(most, ITEMS_IF_SCARCE);
    }

    /** Takes room for something of a known size. */
    void take(int characters) {
        left -= characters;
    }

    /** A note on how many are not shown; empty if none. */
    static String more(int missing, String noun) {
        return missing <= 0 ? "" : "… " + Amount.of(missing, "more " + noun) + inFile();
    }

    private static String inFile() {
        return " in results.json";
    }
}
