package dev.heddle.reports.chart;

import dev.heddle.reports.words.Printable;
import java.util.List;

/**
 * Who holds what and who waits for it: threads on the left, what they hold and wait for on the right. In a deadlock the arrows close a cycle.
 *
 * @param threads names of the threads
 * @param things names of what is held and waited for
 * @param edges the arrows
 */
public record WaitGraph(List<String> threads, List<String> things, List<Edge> edges) {
    private static final int WIDTH = 560;
    private static final int ROW = 76;
    private static final int BOX_HEIGHT = 32;
    private static final int THREAD_WIDTH = 170;
    private static final int THING_WIDTH = 220;
    private static final int HEAD = 8;

    /**
     * One arrow.
     *
     * @param thread position of the thread
     * @param thing position of the thing
     * @param holds whether the thread holds it; otherwise it waits for it
     */
    public record Edge(int thread, int thing, boolean holds) {}

    /** The picture. */
    public String svg() {
        int height = ROW * Math.max(threads.size(), things.size());
        Svg svg = new Svg("waits", WIDTH, height, label());
        for (Edge edge : edges) {
            edge(svg, edge);
        }
        for (int at = 0; at < threads.size(); at++) {
            box(svg, "box thread", 0, at, THREAD_WIDTH, threads.get(at), 22);
        }
        for (int at = 0; at < things.size(); at++) {
            box(svg, "box thing", WIDTH - THING_WIDTH, at, THING_WIDTH, things.get(at), 30);
        }
        return svg.end();
    }

    private String label() {
        StringBuilder label = new StringBuilder();
        for (Edge edge : edges) {
            label.append(label.isEmpty() ? "" : "; ").append(threads.get(edge.thread()));
            label.append(edge.holds() ? " holds " : " waits for ").append(things.get(edge.thing()));
        }
        return label.toString();
    }

    private static void box(Svg svg, String css, int x, int row, int width, String text, int most) {
        double top = row * ROW + (ROW - BOX_HEIGHT) / 2.0;
        svg.rect(css, x + 1, top, width - 2, BOX_HEIGHT, css.endsWith("thread") ? 16 : 4);
        svg.text("boxed", x + width / 2.0, top + BOX_HEIGHT / 2.0 + 4.5, "middle", Printable.shortened(text, most));
    }

    /** An arrow; of the two directions, holding points at the thread and waiting at the thing, so that a deadlock is a cycle of arrows. */
    private static void edge(Svg svg, Edge edge) {
        double threadY = edge.thread() * ROW + ROW / 2.0 + (edge.holds() ? -6 : 6);
        double thingY = edge.thing() * ROW + ROW / 2.0 + (edge.holds() ? -6 : 6);
        double left = THREAD_WIDTH;
        double right = WIDTH - THING_WIDTH;
        String css = edge.holds() ? "holds" : "awaits";
        svg.line("edge " + css, left + (edge.holds() ? HEAD : 0), threadY, right - (edge.holds() ? 0 : HEAD), thingY);
        double tipX = edge.holds() ? left : right;
        double tipY = edge.holds() ? threadY : thingY;
        double back = edge.holds() ? HEAD : -HEAD;
        svg.path("head " + css, "M" + Svg.number(tipX) + " " + Svg.number(tipY) + "l" + Svg.number(back) + " -5v10Z");
        double along = edge.holds() ? 0.35 : 0.12;
        svg.text(
                "edge-label " + css,
                left + (right - left) * along,
                threadY + (thingY - threadY) * along + (edge.holds() ? -5 : 16),
                "start",
                edge.holds() ? "holds" : "waits for");
    }
}
