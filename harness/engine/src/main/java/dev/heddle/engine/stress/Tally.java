package dev.heddle.engine.stress;

import dev.heddle.api.Grade;
import dev.heddle.api.Plan;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.results.OutcomeCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts outcomes, for one thread at a time. Most often an outcome is the one before, or equals it; only others are looked up. How many different ones are
 * kept is bounded: beyond that they are counted by grade.
 */
final class Tally {
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_SHOWN = 200;

    /** One outcome. */
    static final class Entry {
        private final @Nullable Object outcome;
        private final String text;
        private final Plan.Graded graded;
        private final boolean forbidden;
        private final long first;
        private long count;

        private Entry(@Nullable Object outcome, String text, Plan.Graded graded, long first) {
            this.outcome = outcome;
            this.text = text;
            this.graded = graded;
            this.forbidden = graded.grade() == Grade.FORBIDDEN;
            this.first = first;
        }

        boolean forbidden() {
            return forbidden;
        }

        /** Whether it has been counted once only. */
        boolean isNew() {
            return count == 1;
        }
    }

    /** An outcome that the plan does not judge. */
    static final class NotCovered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotCovered(String outcome) {
            super(outcome, null, false, false);
        }
    }

    private static final Entry NONE = new Entry(new Object(), "", new Plan.Graded(Grade.ACCEPTABLE, ""), -1);

    private final Plan<?> plan;
    private final Map<@Nullable Object, Entry> entries = new HashMap<>();
    private Entry last = NONE;

    Tally(Plan<?> plan) {
        this.plan = plan;
    }

    /**
     * Counts an outcome.
     *
     * @param iteration its number, kept for the first of its kind
     * @throws NotCovered if the plan does not grade it
     */
    Entry count(@Nullable Object outcome, long iteration) {
        Entry entry = last;
        if (entry.outcome != outcome && !Objects.equals(entry.outcome, outcome)) {
            entry = lookUp(outcome, iteration);
            last = entry;
        }
        entry.count++;
        return entry;
    }

    private Entry lookUp(@Nullable Object outcome, long iteration) {
        Entry known = entries.get(outcome);
        if (known != null) {
            return known;
        }
        Plan.Graded graded =
                plan.grade(outcome).orElseThrow(() -> new NotCovered(Excerpt.oneLine(Excerpt.of(outcome))));
        if (entries.size() < MOST_KEPT) {
            var entry = new Entry(outcome, Excerpt.oneLine(Excerpt.of(outcome)), graded, iteration);
            entries.put(outcome, entry);
            return entry;
        }
        var other = new Others(graded.grade());
        return entries.computeIfAbsent(other, it -> new Entry(it, it.toString(), graded, iteration));
    }

    /** Stands for all outcomes of a grade beyond those that are kept. */
    private record Others(Grade grade) {
        @Override
        public String toString() {
            return "(other outcomes)";
        }
    }

    /** The outcomes that several tallies counted, the most frequent first; of very many, the rest as one line for each grade. */
    static List<OutcomeCount> outcomes(Collection<Tally> tallies) {
        List<Entry> all = sum(tallies);
        all.sort(Comparator.comparingLong((Entry it) -> it.count).reversed());
        var shown = new ArrayList<OutcomeCount>();
        var rest = new LinkedHashMap<Grade, Long>();
        for (Entry each : all) {
            if (shown.size() < MOST_SHOWN) {
                shown.add(
                        new OutcomeCount(each.text, each.count, grade(each.graded.grade()), each.graded.description()));
            } else {
                rest.merge(each.graded.grade(), each.count, Long::sum);
            }
        }
        rest.forEach((grade, count) -> shown.add(new OutcomeCount("(other outcomes)", count, grade(grade), "")));
        return List.copyOf(shown);
    }

    /** Reports the forbidden outcomes among those that several tallies counted. */
    static void reportForbidden(Collection<Tally> tallies, Failures failures) {
        for (Entry each : sum(tallies)) {
            if (each.forbidden) {
                String why = each.graded.description();
                failures.outcome(
                        each.text + (why.isEmpty() ? "" : ": " + Excerpt.oneLine(why)), each.first, each.count);
            }
        }
    }

    private static List<Entry> sum(Collection<Tally> tallies) {
        var sums = new LinkedHashMap<@Nullable Object, Entry>();
        for (Tally tally : tallies) {
            for (Entry each : tally.entries.values()) {
                Entry sum = sums.get(each.outcome);
                var added = new Entry(
                        each.outcome,
                        each.text,
                        each.graded,
                        sum == null ? each.first : Math.min(sum.first, each.first));
                added.count = each.count + (sum == null ? 0 : sum.count);
                sums.put(each.outcome, added);
            }
        }
        return new ArrayList<>(sums.values());
    }

    private static dev.heddle.results.Grade grade(Grade grade) {
        return dev.heddle.results.Grade.valueOf(grade.name());
    }
}
