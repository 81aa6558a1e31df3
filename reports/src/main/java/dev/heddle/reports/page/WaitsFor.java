package dev.heddle.reports.page;

import dev.heddle.reports.chart.WaitGraph;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.ThreadTrace;
import java.util.ArrayList;
import java.util.List;

/** Which thread holds and waits for what, read from the words of their traces: what one waits for names what another holds, or its holder. */
final class WaitsFor {
    private static final int MOST = 12;
    private static final String HELD_BY = ", held by ";

    private final List<String> threads = new ArrayList<>();
    private final List<String> things = new ArrayList<>();
    private final List<WaitGraph.Edge> edges = new ArrayList<>();

    private WaitsFor() {}

    static WaitsFor of(List<ThreadTrace> traces) {
        WaitsFor all = new WaitsFor();
        List<ThreadTrace> waiting = traces.stream()
                .filter(trace -> !trace.waitsFor().isEmpty())
                .limit(MOST)
                .toList();
        waiting.forEach(trace -> all.threads.add(Printable.line(trace.name())));
        for (int thread = 0; thread < waiting.size(); thread++) {
            for (String held : waiting.get(thread).holds()) {
                if (isWanted(held, waiting)) {
                    all.edges.add(new WaitGraph.Edge(thread, all.thing(Printable.line(held)), true));
                }
            }
        }
        for (int thread = 0; thread < waiting.size(); thread++) {
            int wanted = all.wanted(waiting.get(thread));
            all.edges.add(new WaitGraph.Edge(thread, wanted, false));
            all.held(wanted, Printable.line(waiting.get(thread).waitsFor()));
        }
        return all;
    }

    private static boolean isWanted(String held, List<ThreadTrace> waiting) {
        return !held.isEmpty() && waiting.stream().anyMatch(trace -> names(trace.waitsFor(), held));
    }

    /** The thing that a thread waits for: one that is held, if its name is in the words; else the words themselves, without the holder. */
    private int wanted(ThreadTrace trace) {
        String words = Printable.line(trace.waitsFor());
        for (int thing = 0; thing < things.size(); thing++) {
            if (names(words, things.get(thing))) {
                return thing;
            }
        }
        int holder = words.indexOf(HELD_BY);
        return thing(holder > 0 ? words.substring(0, holder) : words);
    }

    /** Adds that a thread holds what another says it does, where its own trace does not tell. */
    private void held(int thing, String waitsFor) {
        int holder = waitsFor.indexOf(HELD_BY);
        if (holder < 0 || edges.stream().anyMatch(edge -> edge.holds() && edge.thing() == thing)) {
            return;
        }
        int thread = threads.indexOf(
                waitsFor.substring(holder + HELD_BY.length()).replace("\"", "").strip());
        if (thread >= 0) {
            edges.add(new WaitGraph.Edge(thread, thing, true));
        }
    }

    /** Whether a name stands in some words, not as the beginning of a longer one: {@code Account#1}, not {@code Account#12}. */
    private static boolean names(String words, String name) {
        int at = words.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            if (end == words.length() || !Character.isLetterOrDigit(words.charAt(end))) {
                return true;
            }
            at = words.indexOf(name, at + 1);
        }
        return false;
    }

    private int thing(String name) {
        int at = things.indexOf(name);
        if (at >= 0) {
            return at;
        }
        things.add(name);
        return things.size() - 1;
    }

    /** The picture. */
    WaitGraph graph() {
        return new WaitGraph(threads, things, edges);
    }

    boolean isEmpty() {
        return edges.isEmpty();
    }

    /** Whether the arrows close a cycle. */
    boolean cyclic() {
        for (int start = 0; start < threads.size(); start++) {
            int thread = start;
            for (int hop = 0; hop < threads.size() && thread >= 0; hop++) {
                thread = holderOfWhatItWants(thread);
                if (thread == start) {
                    return true;
                }
            }
        }
        return false;
    }

    private int holderOfWhatItWants(int thread) {
        for (WaitGraph.Edge wants : edges) {
            if (!wants.holds() && wants.thread() == thread) {
                return edges.stream()
                        .filter(edge -> edge.holds() && edge.thing() == wants.thing())
                        .mapToInt(WaitGraph.Edge::thread)
                        .findFirst()
                        .orElse(-1);
            }
        }
        return -1;
    }
}
