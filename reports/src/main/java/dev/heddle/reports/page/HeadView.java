package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.OverallVerdict;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Results;
import dev.heddle.results.RunInfo;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of the page: the verdict in words, and how and where the run was made.
 *
 * @param css class of the verdict's colour
 * @param tallies how many cells have which verdict
 * @param canaries what green means for scenarios that show a bug; empty if there are none
 * @param ending why the run did not come to its end; empty if it did
 */
record HeadView(
        String css,
        String sign,
        String headline,
        String sentence,
        String canaries,
        String ending,
        List<Tally> tallies,
        List<Fact> facts,
        String command,
        String jarWords,
        List<Jar> jars) {
    /** A count of cells, and how broad it is in the bar of all. */
    record Tally(Badge badge, String count, String width) {}

    /** A jar of scenarios. */
    record Jar(String file, String hash, String scenarios, String state) {}

    static HeadView of(Results results) {
        OverallVerdict verdict = OverallVerdict.of(results);
        Badge badge = Badge.of(verdict.colour());
        RunInfo run = results.run();
        return new HeadView(
                badge.css(),
                badge.sign(),
                Character.toUpperCase(verdict.headline().charAt(0))
                        + verdict.headline().substring(1),
                verdict.sentence(),
                canaries(results),
                verdict.ending(),
                tallies(results),
                facts(results),
                "java -jar harness.jar " + Printable.line(String.join(" ", run.commandLine())),
                jarWords(results),
                results.plugins().stream().map(HeadView::jar).toList());
    }

    private static String jarWords(Results results) {
        long problems = results.plugins().stream()
                .filter(plugin -> !plugin.problems().isEmpty())
                .count();
        String jars = Amount.of(results.plugins().size(), "jar");
        return problems == 0 ? jars : jars + ", " + Amount.count(problems) + " with problems";
    }

    private static String canaries(Results results) {
        long shown = results.cells().stream()
                .filter(cell -> Badge.of(cell) == Badge.CANARY)
                .count();
        return shown == 0
                ? ""
                : Amount.of(shown, "passing cell") + (shown == 1 ? " belongs" : " belong")
                        + " to scenarios that show a bug on purpose: they are green because the bug was seen.";
    }

    private static List<Tally> tallies(Results results) {
        List<Tally> tallies = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = results.cells().stream()
                    .filter(cell -> cell.verdict() == verdict)
                    .count();
            if (count > 0) {
                tallies.add(new Tally(Badge.of(verdict), Amount.count(count), "flex-grow:" + count));
            }
        }
        return tallies;
    }

    private static List<Fact> facts(Results results) {
        RunInfo run = results.run();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Started", Amount.time(run.startedMillis())));
        if (results.endedMillis() > 0) {
            facts.add(new Fact("Took", Amount.duration((results.endedMillis() - run.startedMillis()) * 1e6)));
        }
        facts.add(new Fact("Exit code", Integer.toString(results.exitCode())));
        facts.add(new Fact("Seed", Long.toString(run.seed())));
        String memory = run.memoryBytes() > 0 ? ", " + Amount.bytes(run.memoryBytes()) : "";
        String cpu = run.cpu().isBlank() ? "" : Printable.line(run.cpu()) + ", ";
        facts.add(new Fact(
                "Machine", cpu + Amount.of(run.processors(), "processor") + memory + ", " + Printable.line(run.os())));
        run.jvms()
                .forEach(jvm -> facts.add(new Fact(
                        "JDK " + jvm.feature(),
                        Printable.line(jvm.version() + ", " + jvm.vendor() + ", " + jvm.home()))));
        facts.add(new Fact("Heddle", Printable.line(run.heddleVersion())));
        return facts;
    }

    private static Jar jar(PluginInfo plugin) {
        int problems = plugin.problems().size();
        return new Jar(
                Printable.line(plugin.file()),
                plugin.sha256().isEmpty() ? "not readable" : Printable.line(plugin.sha256()),
                Amount.count(plugin.scenarios().size()),
                problems == 0 ? "sound" : Amount.of(problems, "problem"));
    }
}
