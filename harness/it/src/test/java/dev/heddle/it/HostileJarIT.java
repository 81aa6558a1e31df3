package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.CellResult;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Json;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jars that do all the harm they can: each is a correct result of its own cell or jar, and the rest of the run is unharmed. */
final class HostileJarIT {
    private static final List<String> SCENARIOS = List.of(
            "Exits",
            "Halts",
            "OutOfMemory",
            "EndlessLoop",
            "Deadlocks",
            "OverflowsTheStack",
            "FloodsOutput",
            "StartsFiveThousandThreads",
            "SpeaksHtml",
            "ComesToHtml",
            "ThrowsWhatCannotBePrinted",
            "HasAnUnprintableOutcome",
            "HasNoActors",
            "NeverPlans",
            "Innocent");

    private static final String PROVIDER = """
            import dev.heddle.api.*;

            public class %s implements Scenario {
                %s

                public String name() {
                    return "%s";
                }

                public String summary() {
                    return "Is looked up.";
                }

                public Plan<?> plan(Load load) {
                    return Plan.of(Object::new).actor("a", (state, me) -> {});
                }
            }
            """;

    @TempDir
    static Path folder;

    private static Launch.Ended ended;
    private static Results results;
    private static Path report;

    @BeforeAll
    static void runThemAll() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        ScenarioJar.make(
                plugins.resolve("hostile.jar"),
                List.of(Path.of("src/test/scenarios/hostile/Hostile.java")),
                SCENARIOS.stream().map(name -> "hostile.Hostile$" + name).toList());
        Files.writeString(plugins.resolve("a-corrupt.jar"), "this is no zip file");
        provider(plugins, "BExits", "static { System.exit(9); }", "b.exits");
        provider(plugins, "CNever", "public CNever() { while (true) { Thread.onSpinWait(); } }", "c.never");
        provider(plugins, "DThrows", "static final int X = Integer.parseInt(\"<script>\");", "d.throws");
        provider(plugins, "ZGood", "", "z.good");
        report = folder.resolve("out");
        ended = Launch.run(
                folder, "--all", "--plugins", plugins.toString(), "--report", report.toString(), "--duration", "500ms");
        results = Json.read(Files.readString(report.resolve("results.json")), Results.class);
    }

    private static void provider(Path plugins, String className, String body, String name) throws Exception {
        ScenarioJar.make(
                plugins.resolve(className.toLowerCase(java.util.Locale.ROOT) + ".jar"),
                className,
                PROVIDER.formatted(className, body, name));
    }

    private static CellResult cell(String name) {
        return results.cells().stream()
                .filter(cell -> cell.cell().scenario().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no cell; the console said: " + ended));
    }

    @ParameterizedTest
    @CsvSource({
        "exit, EXIT",
        "halt, EXIT",
        "out-of-memory, OUT_OF_MEMORY",
        "endless-loop, HANG",
        "deadlock, DEADLOCK",
        "stack-overflow, EXCEPTION",
        "unprintable, EXCEPTION",
        "html-outcome, OUTCOME",
        "html, EXCEPTION",
        "html-outcome, INVARIANT",
        "never-plans, HANG"
    })
    void aFailureIsTheResultOfItsOwnCell(String name, FailureKind kind) {
        CellResult cell = cell("hostile." + name);
        assertThat(cell.failures())
                .as(cell.reason())
                .extracting(FailureReport::kind)
                .contains(kind);
        assertThat(cell.verdict()).as(cell.reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void theStatusOfAnExitIsTold() {
        assertThat(cell("hostile.exit").failures())
                .anySatisfy(failure ->
                        assertThat(failure.message() + failure.detail()).contains("exit"));
    }

    @Test
    void aDeadlockNamesBothThreads() {
        assertThat(cell("hostile.deadlock").failures())
                .filteredOn(failure -> failure.kind() == FailureKind.DEADLOCK)
                .flatExtracting(FailureReport::threads)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"flood", "five-thousand-threads", "unprintable-outcome", "innocent"})
    void whatIsLoudOrLargeOrInnocentPasses(String name) {
        CellResult cell = cell("hostile." + name);
        assertThat(cell.verdict()).as(cell.reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aFloodOfOutputIsCountedAndCut() {
        assertThat(cell("hostile.flood").output().bytes()).isGreaterThan(5_000_000);
        assertThat(cell("hostile.flood").output().text()).hasSizeLessThan(100_000);
    }

    @Test
    void aMalformedPlanIsAnErrorThatSaysWhatToDo() {
        CellResult cell = cell("hostile.no-actors");
        assertThat(cell.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(cell.reason()).contains("no actors", "hostile.no-actors", "hostile.jar");
    }

    @ParameterizedTest
    @CsvSource({"a-corrupt", "bexits", "cnever", "dthrows"})
    void aJarThatCannotBeLookedUpIsToldByFile(String jar) {
        PluginInfo plugin = results.plugins().stream()
                .filter(each -> each.file().endsWith(jar + ".jar"))
                .findFirst()
                .orElseThrow();
        assertThat(plugin.problems()).isNotEmpty();
        assertThat(ended.err()).contains(jar + ".jar: ");
    }

    @Test
    void theJarAfterThemIsRun() {
        assertThat(cell("z.good").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void theRunEndsWithTheCodeForWhatCouldNotBeRun() {
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(3);
        assertThat(results.ended()).isEqualTo("completed");
        assertThat(results.cells()).hasSize(SCENARIOS.size() + 3);
    }

    @Test
    void nothingThatAScenarioSaidIsMarkupInTheReport() throws Exception {
        assertThat(Files.readString(report.resolve("index.html")))
                .contains("&lt;script&gt;document.title")
                .doesNotContain("<script>document.title")
                .doesNotContain("<img src=x");
        assertThat(Files.readString(report.resolve("summary.md"))).doesNotContain("<script>document.title");
        var parser = DocumentBuilderFactory.newInstance();
        parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var junit =
                parser.newDocumentBuilder().parse(report.resolve("junit.xml").toFile());
        assertThat(junit.getElementsByTagName("testcase").getLength()).isGreaterThanOrEqualTo(SCENARIOS.size());
    }

    @Test
    void nothingThatAScenarioSaidControlsTheTerminal() {
        assertThat(ended.out() + ended.err()).doesNotContain("\u001b");
    }
}
