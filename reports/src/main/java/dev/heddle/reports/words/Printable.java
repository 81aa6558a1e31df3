package dev.heddle.reports.words;

import java.util.regex.Pattern;

/**
 * Makes text from a scenario fit to be shown: every character that XML forbids, that a file in UTF-8 cannot hold or that moves the text around it (control
 * characters, lone surrogates, bidirectional overrides) is written out, as {@code \u001b}. Escape sequences for colours, as loggers print them, are dropped.
 */
public final class Printable {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Printable() {}

    /** The text with line ends as {@code \n}; tabs stay. */
    public static String text(String raw) {
        String source = raw.indexOf('\u001b') < 0 ? raw : COLOUR.matcher(raw).replaceAll("");
        int fine = 0;
        while (fine < source.length() && plain(source.charAt(fine))) {
            fine++;
        }
        if (fine == source.length()) {
            return source;
        }
        StringBuilder out = new StringBuilder(source.length() + 16).append(source, 0, fine);
        for (int at = fine; at < source.length(); at++) {
            char c = source.charAt(at);
            if (plain(c)) {
                out.append(c);
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < source.length()
                    && Character.isLowSurrogate(source.charAt(at + 1))) {
                out.append(c).append(source.charAt(++at));
            } else if (c == '\r') {
                if (at + 1 == source.length() || source.charAt(at + 1) != '\n') {
                    out.append('\n');
                }
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return out.toString();
    }

    /** The text on one line: each run of line ends and tabs becomes a space. */
    public static String line(String raw) {
        return text(raw).replaceAll("\\s*[\\n\\t]\\s*", " ").strip();
    }

    /** The text on one line, cut at {@code most} characters; costs no more than that, however long the text is. */
    public static String line(String raw, int most) {
        return shortened(line(shortened(raw, 2 * most)), most);
    }

    /** The text, or its beginning and an ellipsis if it is longer than {@code most} characters. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0x7f
                || c == '\n'
                || c == '\t'
                || c >= 0xa0 && !Character.isSurrogate(c) && c < 0xfffe && !moves(c);
    }

    /** Zero-width and bidirectional controls, line and paragraph separators: what is read must be what is there. */
    private static boolean moves(char c) {
        return c >= 0x200b && c <= 0x200f
                || c >= 0x2028 && c <= 0x202e
                || c >= 0x2060 && c <= 0x2069
                || c == 0xfeff
                || c == 0x061c;
    }
}
