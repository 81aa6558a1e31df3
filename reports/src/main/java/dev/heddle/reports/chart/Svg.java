package dev.heddle.reports.chart;

import java.util.Locale;

/** One picture in the making. */
final class Svg {
    private final StringBuilder out = new StringBuilder(1024);

    /**
     * Starts a picture.
     *
     * @param label what it shows, for those who cannot see it
     */
    Svg(String css, int width, int height, String label) {
        out.append("<svg class=\"").append(css).append("\" viewBox=\"0 0 ").append(width);
        out.append(' ').append(height).append("\" width=\"").append(width);
        out.append("\" height=\"").append(height).append("\" role=\"img\" aria-label=\"");
        escape(label);
        out.append("\">");
    }

    Svg line(String css, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"").append(css).append("\" x1=\"").append(number(x1));
        out.append("\" y1=\"").append(number(y1)).append("\" x2=\"").append(number(x2));
        out.append("\" y2=\"").append(number(y2)).append("\"/>");
        return this;
    }

    Svg rect(String css, double x, double y, double width, double height, double radius) {
        out.append("<rect class=\"").append(css).append("\" x=\"").append(number(x));
        out.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
        out.append("\" height=\"").append(number(height)).append("\" rx=\"").append(number(radius));
        out.append("\"/>");
        return this;
    }

    /** A dot that says what it is when pointed at. */
    Svg dot(String css, double x, double y, double radius, String title) {
        out.append("<circle class=\"").append(css).append("\" cx=\"").append(number(x));
        out.append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\"><title>");
        escape(title);
        out.append("</title></circle>");
        return this;
    }

    Svg path(String css, CharSequence commands) {
        out.append("<path class=\"")
                .append(css)
                .append("\" d=\"")
                .append(commands)
                .append("\"/>");
        return this;
    }

    /**
     * Writes a text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    Svg text(String css, double x, double y, String anchor, String text) {
        out.append("<text class=\"").append(css).append("\" x=\"").append(number(x));
        out.append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">");
        escape(text);
        out.append("</text>");
        return this;
    }

    /** The whole picture. */
    String end() {
        return out.append("</svg>").toString();
    }

    /** A coordinate with at most one decimal. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    private void escape(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
