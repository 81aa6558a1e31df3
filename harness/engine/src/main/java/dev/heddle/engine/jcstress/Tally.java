package dev.heddle.engine.jcstress;

import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Grade;
import dev.heddle.results.JcstressMeasures;
import dev.heddle.results.Measures;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.ThreadTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds the pieces of a test up, and grades what was seen. For one thread. */
final class Tally {
    private static final int MOST_MESSAGES = 50;

    private final JcstressTest test;
    private final long startedNanos = System.nanoTime();
    private final Map<List<Object>, Configuration> configurations = new LinkedHashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Set<String> skipped = new LinkedHashSet<>();

    /** One of the test's configurations, with all its pieces. */
    private static final class Configuration {
        private final String compilation;
        private final String scheduling;
        private final List<String> jvmArgs;
        private final Map<String, Long> counts = new TreeMap<>();
        private final List<String> messages = new ArrayList<>();
        private String status = "NORMAL";

        Configuration(String compilation, String scheduling, List<String> jvmArgs) {
            this.compilation = compilation;
            this.scheduling = scheduling;
            this.jvmArgs = jvmArgs;
        }

        String words() {
            return "%s; %s%s"
                    .formatted(compilation, scheduling, jvmArgs.isEmpty() ? "" : "; " + String.join(" ", jvmArgs));
        }
    }

    /** A way in which pieces failed. */
    private record Failure(FailureKind kind, String message, String detail, long count, List<ThreadTrace> threads) {}

    Tally(JcstressTest test) {
        this.test = test;
    }

    /** Adds a piece that ended, or of which the harness knows how it would have. */
    void add(PieceEvent started, String status, Map<String, Long> counts, List<String> messages) {
        Configuration configuration = configuration(started);
        counts.forEach((outcome, count) -> configuration.counts.merge(outcome, count, Long::sum));
        if (!status.equals("NORMAL")) {
            configuration.status = status;
        }
        messages.stream()
                .limit(MOST_MESSAGES - Math.min(MOST_MESSAGES, configuration.messages.size()))
                .forEach(configuration.messages::add);
    }

    /** Adds a failure that is not an outcome. */
    void failed(PieceEvent started, FailureKind kind, String message, String detail, List<ThreadTrace> threads) {
        String where = "In " + configuration(started).words() + "\n\n" + detail;
        failures.merge(
                kind + message,
                new Failure(kind, message, where.strip(), 1, threads),
                (first, again) -> new Failure(kind, first.message, first.detail, first.count + 1, first.threads));
    }

    /** Adds a sentence on what was not run. */
    void skipped(String sentence) {
        skipped.add(sentence);
    }

    private Configuration configuration(PieceEvent started) {
        // each stress piece has a seed of its own, which makes it no configuration of its own
        List<String> jvmArgs = started.jvmArgs().stream()
                .filter(arg -> !arg.startsWith("-XX:StressSeed="))
                .toList();
        String compilation = String.valueOf(started.compilation());
        String scheduling = String.valueOf(started.scheduling());
        return configurations.computeIfAbsent(
                List.of(compilation, scheduling, jvmArgs), key -> new Configuration(compilation, scheduling, jvmArgs));
    }

    /** Samples of all pieces. */
    long samples() {
        return totals().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether any piece told anything of the test. */
    boolean knowsAnything() {
        return samples() > 0 || !failures.isEmpty();
    }

    List<String> whatWasSkipped() {
        return List.copyOf(skipped);
    }

    /** All so far. */
    Measures measures() {
        List<JcstressMeasures.Configuration> all = configurations.values().stream()
                .map(each -> new JcstressMeasures.Configuration(
                        each.compilation,
                        each.scheduling,
                        each.jvmArgs,
                        Map.copyOf(each.counts),
                        each.status,
                        List.copyOf(each.messages)))
                .toList();
        return new Measures(
                null,
                null,
                new JcstressMeasures(samples(), System.nanoTime() - startedNanos, all, List.copyOf(skipped)),
                outcomes(),
                failureReports());
    }

    private Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        for (Configuration each : configurations.values()) {
            each.counts.forEach((outcome, count) -> totals.merge(outcome, count, Long::sum));
        }
        return totals;
    }

    /** What was seen, the most frequent first, then what the test grades and was not seen. */
    private List<OutcomeCount> outcomes() {
        var outcomes = new ArrayList<OutcomeCount>();
        Set<JcstressTest.Case> seen = new LinkedHashSet<>();
        totals().forEach((outcome, count) -> {
            JcstressTest.Case graded = test.caseOf(outcome);
            seen.add(graded);
            outcomes.add(new OutcomeCount(outcome, count, graded.grade(), graded.description()));
        });
        outcomes.sort(Comparator.comparingLong(OutcomeCount::count).reversed());
        for (JcstressTest.Case each : test.cases()) {
            if (!seen.contains(each)) {
                outcomes.add(new OutcomeCount(each.outcome(), 0, each.grade(), each.description()));
            }
        }
        return outcomes;
    }

    private List<FailureReport> failureReports() {
        var reports = new ArrayList<FailureReport>();
        totals().forEach((outcome, count) -> {
            JcstressTest.Case graded = test.caseOf(outcome);
            if (graded.grade() == Grade.FORBIDDEN) {
                // A proof claims to break by its outcome: one that it forbids besides must not pass for that.
                FailureKind kind = test.isProof() ? FailureKind.INVARIANT : graded.failure();
                reports.add(report(
                        kind,
                        kind == FailureKind.INVARIANT && !test.isProof() ? "" : "forbidden outcome ",
                        outcome,
                        count,
                        graded));
            } else if (graded.mustBeSeen()) {
                reports.add(report(FailureKind.OUTCOME, "interesting outcome ", outcome, count, graded));
            }
        });
        for (Failure each : failures.values()) {
            reports.add(new FailureReport(each.kind, each.message, each.detail, each.count, -1, each.threads, null));
        }
        return reports;
    }

    private FailureReport report(FailureKind kind, String what, String outcome, long count, JcstressTest.Case graded) {
        String message = String.format(
                Locale.ROOT,
                "%s%s, seen %,d times in %,d samples%s",
                what,
                outcome,
                count,
                samples(),
                graded.description().isBlank() ? "" : ": " + graded.reason());
        String where = configurations.values().stream()
                .filter(each -> each.counts.getOrDefault(outcome, 0L) > 0)
                .map(each -> String.format(
                        Locale.ROOT,
                        "%,d of %,d in %s",
                        each.counts.getOrDefault(outcome, 0L),
                        each.counts.values().stream().mapToLong(Long::longValue).sum(),
                        each.words()))
                .collect(Collectors.joining("\n"));
        return new FailureReport(kind, message, where, count, -1, List.of(), null);
    }
}
