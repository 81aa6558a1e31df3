package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.CellResult;
import dev.heddle.results.Json;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options and exit codes, as a shell sees them. */
final class CommandLineIT {
    private static final String SOURCE = """
            import dev.heddle.api.*;
            import java.util.EnumSet;
            import java.util.Set;

            public class %s implements Scenario {
                public String name() {
                    return "%s";
                }

                public String summary() {
                    return "Is run.";
                }

                public Set<Mode> modes() {
                    return EnumSet.of(Mode.STRESS);
                }

                public Expectation expectation() {
                    return %s;
                }

                public Plan<?> plan(Load load) {
                    return Plan.of(Object::new).actors("a", load.threads(), (state, me) -> {
                        if (%s) {
                            throw new IllegalStateException("it broke");
                        }
                    });
                }
            }
            """;

    @TempDir
    static Path base;

    private static Path plugins;

    @BeforeAll
    static void makePlugins() throws Exception {
        plugins = Files.createDirectories(base.resolve("plugins"));
        make("Holds", "it.holds", "Expectation.holds()", "false");
        make("Breaks", "it.breaks", "Expectation.breaks(Failure.EXCEPTION)", "true");
        make("Lies", "it.lies", "Expectation.holds()", "true");
        make("Sleeps", "it.sleeps", "Expectation.breaks(Failure.EXCEPTION)", "false");
    }

    private static void make(String className, String name, String expectation, String fails) throws Exception {
        ScenarioJar.make(
                plugins.resolve(name + ".jar"), className, SOURCE.formatted(className, name, expectation, fails));
    }

    private Launch.Ended run(Path folder, String... options) throws Exception {
        return Launch.run(
                folder,
                Stream.concat(
                                Stream.of("--plugins", plugins.toString(), "--threads", "2", "--duration", "200ms"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private static Results results(Path report) throws Exception {
        return Json.read(Files.readString(report.resolve("results.json")), Results.class);
    }

    @Test
    void claimsThatStandEndWithZeroAndTheReportIsInOutByDefault(@TempDir Path folder) throws Exception {
        Launch.Ended ended = run(folder, "--scenario", "it.holds", "--scenario", "it.breaks", "--seed", "42");
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.out())
                .contains(
                        "2 passed", "seed 42", folder.resolve("out/index.html").toString());
        assertThat(ended.err()).isEmpty();
        Results results = results(folder.resolve("out"));
        assertThat(results.run().seed()).isEqualTo(42);
        assertThat(results.run().commandLine()).contains("--seed", "42");
        assertThat(results.plugins())
                .allSatisfy(plugin -> assertThat(plugin.sha256()).hasSize(64));
        assertThat(results.exitCode()).isZero();
    }

    @Test
    void aClaimThatDoesNotStandEndsWithOne(@TempDir Path folder) throws Exception {
        Launch.Ended ended = run(folder, "--scenario", "it.l*");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).contains("FAIL", "it.lies", "it broke");
    }

    @Test
    void aCanaryThatKeepsQuietEndsWithOne(@TempDir Path folder) throws Exception {
        Launch.Ended ended = run(folder, "--scenario", "it.sleeps", "--quiet");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).contains("should break by exception, and did not");
    }

    @Test
    void failFastLeavesTheRestNotRun(@TempDir Path folder) throws Exception {
        Launch.Ended ended = run(folder, "--all", "--fail-fast", "--threads", "2");
        assertThat(ended.exitCode()).isEqualTo(2);
        ended = run(folder, "--all", "--fail-fast");
        assertThat(ended.exitCode()).isEqualTo(1);
        Results results = results(folder.resolve("out"));
        assertThat(results.ended()).isEqualTo("fail-fast");
        assertThat(results.cells())
                .extracting(cell -> cell.cell().scenario() + " " + cell.verdict())
                .containsExactly("it.breaks PASS", "it.holds PASS", "it.lies FAIL", "it.sleeps NOT_RUN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--scenario it.hols",
                "--scenario it.holds --mode jcstress",
                "--tag nonsense",
                "--all --frobnicate",
                "--all --threads 0",
                "--all --jvm .",
                "--all --quiet --verbose"
            })
    void aWrongOptionIsOneLineAndWritesNothing(String options, @TempDir Path folder) throws Exception {
        Launch.Ended ended = Launch.run(
                folder,
                Stream.concat(Stream.of("--plugins", plugins.toString()), Stream.of(options.split(" ")))
                        .toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(2);
        assertThat(ended.err().lines()).singleElement().asString().startsWith("heddle: --");
        assertThat(ended.out()).isEmpty();
        try (Stream<Path> written = Files.list(folder)) {
            assertThat(written).isEmpty();
        }
    }

    @Test
    void askingForNothingShowsTheUsage(@TempDir Path folder) throws Exception {
        Launch.Ended ended = Launch.run(folder);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).startsWith("usage: java -jar harness.jar --all");
    }

    @Test
    void helpAndVersionAndListAreAskedForAndEndWithZero(@TempDir Path folder) throws Exception {
        assertThat(Launch.run(folder, "--help"))
                .satisfies(ended -> assertThat(ended.exitCode()).isZero())
                .satisfies(ended -> assertThat(ended.out()).contains("--jcstress-budget TIME", "Exit codes"));
        assertThat(Launch.run(folder, "--version"))
                .satisfies(ended -> assertThat(ended.exitCode()).isZero())
                .satisfies(ended -> assertThat(ended.out()).startsWith("Heddle "));
        Launch.Ended list = Launch.run(folder, "--list", "--plugins", plugins.toString());
        assertThat(list.exitCode()).as(list.toString()).isZero();
        assertThat(list.out()).contains("it.holds", "it.lies", "breaks: exception", "4 scenarios");
        try (Stream<Path> written = Files.list(folder)) {
            assertThat(written).isEmpty();
        }
    }

    @Test
    void foreignFilesAreSafe(@TempDir Path folder) throws Exception {
        Path mine = Files.createDirectories(folder.resolve("out")).resolve("thesis.txt");
        Files.writeString(mine, "ten years of work");
        Launch.Ended ended = run(folder, "--scenario", "it.holds");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err().lines()).singleElement().asString().contains("thesis.txt");
        assertThat(mine).hasContent("ten years of work");
    }

    @Test
    void anUnsoundJarIsForgivenWhenAskedFor(@TempDir Path folder) throws Exception {
        Path mixed = Files.createDirectories(folder.resolve("mixed"));
        Files.copy(plugins.resolve("it.holds.jar"), mixed.resolve("it.holds.jar"));
        Files.writeString(mixed.resolve("corrupt.jar"), "no zip");
        List<String> options = List.of("--all", "--plugins", mixed.toString(), "--threads", "2", "--duration", "200ms");
        assertThat(Launch.run(folder, options.toArray(String[]::new)).exitCode())
                .isEqualTo(3);
        String[] lenient =
                Stream.concat(options.stream(), Stream.of("--lenient")).toArray(String[]::new);
        assertThat(Launch.run(folder, lenient).exitCode()).isZero();
    }

    @Test
    void nothingRunIsNeverZero(@TempDir Path folder) throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(Launch.run(folder, "--all", "--plugins", empty.toString()).exitCode())
                .isNotZero();
        Files.writeString(empty.resolve("corrupt.jar"), "no zip");
        assertThat(Launch.run(folder, "--all", "--lenient", "--plugins", empty.toString())
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void everyCompilerIsACellOfItsOwn(@TempDir Path folder) throws Exception {
        Launch.Ended ended = run(folder, "--scenario", "it.holds", "--jit", "default,c1,interpreter,c2-stress");
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(results(folder.resolve("out")).cells())
                .extracting(cell -> cell.cell().jit() + " " + cell.verdict())
                .containsExactly("default PASS", "c1 PASS", "interpreter PASS", "c2-stress PASS");
    }

    @Test
    void aReportIsMadeAgainFromItsResults(@TempDir Path folder) throws Exception {
        run(folder, "--scenario", "it.holds");
        Path again = folder.resolve("again");
        Launch.Ended ended = Launch.run(
                folder, "--render", folder.resolve("out/results.json").toString(), "--report", again.toString());
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(results(again)).isEqualTo(results(folder.resolve("out")));
        assertThat(again.resolve("index.html")).hasSameTextualContentAs(folder.resolve("out/index.html"));
    }

    @Test
    void workersGetTheArgumentsTheyAreGiven(@TempDir Path folder) throws Exception {
        Launch.Ended ended = run(folder, "--scenario", "it.holds", "--jvm-args", "-XX:+NoSuchFlag");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("NoSuchFlag");
        ended = run(folder, "--scenario", "it.holds", "--jvm-args", "-XX:+UseSerialGC -Xmx128m");
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(results(folder.resolve("out")).cells())
                .extracting(CellResult::verdict)
                .containsExactly(Verdict.PASS);
    }
}
