package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.Grade;
import dev.heddle.results.JcstressMeasures;
import dev.heddle.results.JcstressMeasures.Configuration;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * The matrix of a jcstress test: configurations against outcomes.
 *
 * @param findings which configurations showed the outcomes that are not simply acceptable, a sentence each
 */
record MatrixView(
        List<Column> outcomes,
        List<Row> rows,
        String more,
        List<String> findings,
        List<String> skipped,
        String samples) {
    private static final int MOST_ROWS = 80;
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_SKIPPED = 20;

    /** An outcome. */
    record Column(String outcome, String css, String grade) {}

    /** A configuration. */
    record Row(
            String compilation,
            String scheduling,
            String flags,
            String status,
            boolean trouble,
            String messages,
            List<Entry> entries) {}

    /**
     * How often a configuration showed an outcome.
     *
     * @param text the share; a dot for none
     * @param css grade, and how strong a colour: from {@code l0} for none to {@code l4}
     * @param count samples
     */
    record Entry(String text, String css, String count) {}

    static MatrixView of(JcstressMeasures measures, List<OutcomeCount> outcomes) {
        List<OutcomeCount> shown = outcomes.size() <= MOST_COLUMNS
                ? outcomes
                : outcomes.stream()
                        .sorted(Comparator.comparing(OutcomeCount::grade).reversed())
                        .limit(MOST_COLUMNS)
                        .toList();
        List<Configuration> configurations = measures.configurations().stream()
                .sorted(Comparator.comparingLong((Configuration c) -> -notable(c, outcomes)))
                .toList();
        String samples = Amount.of(measures.samples(), "sample") + " in "
                + Amount.of(configurations.size(), "configuration") + ", "
                + Amount.duration(measures.nanos());
        return new MatrixView(
                shown.stream().map(MatrixView::column).toList(),
                configurations.stream()
                        .limit(MOST_ROWS)
                        .map(configuration -> row(configuration, shown))
                        .toList(),
                Room.more(configurations.size() - MOST_ROWS, "configuration"),
                findings(configurations, outcomes),
                measures.skipped().stream()
                        .limit(MOST_SKIPPED)
                        .map(text -> Printable.line(text, 300))
                        .toList(),
                samples);
    }

    private static long notable(Configuration configuration, List<OutcomeCount> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.grade() != Grade.ACCEPTABLE)
                .mapToLong(outcome -> count(configuration, outcome))
                .sum();
    }

    private static long count(Configuration configuration, OutcomeCount outcome) {
        return Math.max(0, configuration.counts().getOrDefault(outcome.outcome(), 0L));
    }

    private static Column column(OutcomeCount outcome) {
        String grade = outcome.grade().word();
        return new Column(Printable.line(outcome.outcome(), 60), "g-" + grade, grade);
    }

    private static Row row(Configuration configuration, List<OutcomeCount> outcomes) {
        long samples = configuration.counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        boolean trouble = !configuration.status().equals("NORMAL");
        return new Row(
                Printable.line(configuration.compilation(), 120),
                Printable.line(configuration.scheduling(), 120),
                configuration.jvmArgs().isEmpty()
                        ? "none"
                        : Printable.shortened(Printable.text(String.join("\n", configuration.jvmArgs())), 240),
                trouble
                        ? Printable.line(configuration.status())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ')
                        : "normal",
                trouble,
                Printable.line(String.join("; ", configuration.messages()), 400),
                outcomes.stream()
                        .map(outcome -> entry(count(configuration, outcome), samples, outcome.grade()))
                        .toList());
    }

    private static Entry entry(long count, long samples, Grade grade) {
        if (count == 0) {
            return new Entry("·", "l0", "never");
        }
        double share = (double) count / samples;
        int level = share >= 0.1 ? 4 : share >= 0.01 ? 3 : share >= 1e-4 ? 2 : 1;
        return new Entry(
                Rate.words(share),
                "g-" + grade.word() + " l" + level,
                Amount.count(count) + " of " + Amount.count(samples));
    }

    private static List<String> findings(List<Configuration> configurations, List<OutcomeCount> outcomes) {
        List<String> findings = new ArrayList<>();
        for (OutcomeCount outcome : outcomes) {
            if (outcome.grade() == Grade.ACCEPTABLE || outcome.count() == 0 || findings.size() >= MOST_COLUMNS) {
                continue;
            }
            List<Configuration> with = configurations.stream()
                    .filter(configuration -> count(configuration, outcome) > 0)
                    .toList();
            findings.add("“" + Printable.line(outcome.outcome(), 60) + "” ("
                    + outcome.grade().word() + ") was seen in "
                    + where(with, configurations));
        }
        return findings;
    }

    private static String where(List<Configuration> with, List<Configuration> all) {
        if (with.size() == all.size()) {
            return all.size() == 1 ? "the one configuration that ran." : "all " + all.size() + " configurations.";
        }
        List<String> only = new ArrayList<>();
        common("compilation", Configuration::compilation, with, all, only);
        common("affinity", Configuration::scheduling, with, all, only);
        common("flags", c -> c.jvmArgs().isEmpty() ? "none" : String.join(" ", c.jvmArgs()), with, all, only);
        String count = with.size() + " of " + all.size() + " configurations";
        return only.isEmpty() ? count + "." : count + ", only with " + String.join(" and ", only) + ".";
    }

    /** Adds what all that showed it have in common and not all others share. */
    private static void common(
            String what,
            Function<Configuration, String> of,
            List<Configuration> with,
            List<Configuration> all,
            List<String> into) {
        List<String> values = with.stream().map(of).distinct().toList();
        boolean tells = all.stream().map(of).anyMatch(value -> !values.contains(value));
        if (tells && values.size() <= 2) {
            into.add(what + " "
                    + String.join(
                            " or ",
                            values.stream()
                                    .filter(Objects::nonNull)
                                    .map(value -> "“" + Printable.line(value, 100) + "”")
                                    .toList()));
        }
    }
}
