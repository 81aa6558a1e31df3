package dev.heddle.reports.page;

import dev.heddle.results.Interleaving.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns beside the lanes hold the lines that join conflicting steps, so that no two lines run over each other. */
final class ConflictTracks {
    private static final int MOST = 4;

    private final List<List<Pair>> tracks = new ArrayList<>();
    private final Map<Integer, Integer> partners = new HashMap<>();

    private record Pair(int from, int to) {}

    private ConflictTracks() {}

    /** The tracks for some steps; a conflict with a step that is not among them has no line. */
    static ConflictTracks of(List<Step> steps) {
        Set<Pair> pairs = new HashSet<>();
        ConflictTracks all = new ConflictTracks();
        for (int at = 0; at < steps.size(); at++) {
            int other = steps.get(at).conflict();
            if (other >= 0 && other < steps.size() && other != at) {
                pairs.add(new Pair(Math.min(at, other), Math.max(at, other)));
                all.partners.putIfAbsent(at, other);
            }
        }
        for (Pair pair : pairs) {
            all.partners.putIfAbsent(pair.from(), pair.to());
            all.partners.putIfAbsent(pair.to(), pair.from());
        }
        pairs.stream()
                .sorted(Comparator.comparingInt(Pair::from).thenComparingInt(Pair::to))
                .forEach(all::place);
        return all;
    }

    private void place(Pair pair) {
        for (List<Pair> track : tracks) {
            if (track.get(track.size() - 1).to() <= pair.from()) {
                track.add(pair);
                return;
            }
        }
        if (tracks.size() < MOST) {
            tracks.add(new ArrayList<>(List.of(pair)));
        }
    }

    int count() {
        return tracks.size();
    }

    /** The step that a step conflicts with; -1 if with none. */
    int partner(int step) {
        return partners.getOrDefault(step, -1);
    }

    /** For each track, the classes that draw a step's piece of its line: {@code up}, {@code down}, and {@code end} for a dot. */
    List<String> marks(int step) {
        return tracks.stream().map(track -> mark(track, step)).toList();
    }

    /** For each track, the classes that draw the piece of its line between a step and the one before. */
    List<String> marksBefore(int step) {
        return tracks.stream()
                .map(track -> track.stream().anyMatch(pair -> pair.from() < step && step <= pair.to()) ? "up down" : "")
                .toList();
    }

    private static String mark(List<Pair> track, int step) {
        StringBuilder css = new StringBuilder();
        for (Pair pair : track) {
            if (step == pair.from() || step == pair.to()) {
                css.append(css.isEmpty() ? "end " : "").append(step == pair.from() ? "down " : "up ");
            } else if (pair.from() < step && step < pair.to()) {
                css.append("up down ");
            }
        }
        return css.toString().strip();
    }
}
