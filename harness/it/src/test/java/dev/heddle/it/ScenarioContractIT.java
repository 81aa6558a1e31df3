package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.api.Scenario;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Mode;
import dev.heddle.results.Results;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.Verdict;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract that every scenario in {@code plugins/} inherits: it can be found, read and understood, it runs in every mode that it says it supports, its claim
 * stands there, and it leaves no thread behind. All of them are run once in each mode, by the harness as users run it; each then has its own tests. Most of that
 * time JVMs start, and explore keeps one processor busy, so that the modes are run side by side.
 */
final class ScenarioContractIT {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+");
    private static final Pattern TAG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @TempDir
    static Path folder;

    private static List<ScenarioInfo> scenarios;
    private static List<CellResult> cells;

    @BeforeAll
    static void runAll() throws Exception {
        ExecutorService sideBySide = Executors.newFixedThreadPool(2);
        try {
            List<Future<Results>> results =
                    sideBySide.invokeAll(List.of(() -> run(Mode.STRESS), () -> run(Mode.EXPLORE)));
            Results stress = results.get(0).get();
            Results explore = results.get(1).get();
            scenarios = stress.scenarios();
            cells = Stream.of(stress, explore)
                    .flatMap(each -> each.cells().stream())
                    .toList();
        } finally {
            sideBySide.shutdownNow();
        }
    }

    private static Results run(Mode mode) throws Exception {
        return Harness.run(Files.createDirectory(folder.resolve(mode.word())), "--mode", mode.word(), "--all");
    }

    @TestFactory
    Stream<DynamicNode> every_scenario() throws Exception {
        Set<String> jars =
                Harness.pluginModules().map(module -> module + ".jar").collect(Collectors.toSet());
        return scenarios.stream()
                .filter(scenario -> jars.contains(scenario.plugin())) // the jcstress tests are not under this contract
                .map(scenario -> DynamicContainer.dynamicContainer(scenario.name(), contract(scenario)));
    }

    @TestFactory
    Stream<DynamicNode> every_jar() throws Exception {
        return Harness.pluginModules()
                .map(module -> DynamicTest.dynamicTest(
                        module + " registers each of its scenarios", () -> registersAll(Harness.plugin(module))));
    }

    private Stream<DynamicNode> contract(ScenarioInfo scenario) {
        Stream<DynamicNode> words = Stream.of(
                DynamicTest.dynamicTest(
                        "has a name of lower-case words joined by dots",
                        () -> assertThat(scenario.name()).matches(NAME)),
                DynamicTest.dynamicTest(
                        "says in one sentence what it does",
                        () -> assertThat(scenario.summary())
                                .doesNotContain("\n")
                                .endsWith(".")
                                .hasSizeBetween(20, 200)),
                DynamicTest.dynamicTest(
                        "explains what to expect, and why",
                        () -> assertThat(scenario.explanation().split("\n\n"))
                                .hasSizeGreaterThan(1)
                                .allSatisfy(paragraph -> assertThat(paragraph).isNotBlank())),
                DynamicTest.dynamicTest(
                        "has tags",
                        () -> assertThat(scenario.tags())
                                .contains("guide")
                                .allSatisfy(tag -> assertThat(tag).matches(TAG))),
                DynamicTest.dynamicTest(
                        "is tagged as a bug if it shows one",
                        () -> assertThat(scenario.tags().contains("bug"))
                                .isEqualTo(scenario.claims().values().stream().anyMatch(claim -> !claim.holds()))),
                DynamicTest.dynamicTest("leaves no thread behind", () -> leavesNoThread(scenario)));
        Stream<DynamicNode> modes = scenario.modes().stream()
                .filter(mode -> mode != Mode.JCSTRESS)
                .map(mode -> DynamicTest.dynamicTest(
                        "runs in " + mode.word() + ", where its claim stands", () -> claimStands(scenario, mode)));
        return Stream.concat(words, modes);
    }

    private static void leavesNoThread(ScenarioInfo scenario) {
        assertThat(cells(scenario))
                .filteredOn(cell -> !cell.claim().breaks().contains(FailureKind.THREAD_LEFT))
                .flatExtracting(CellResult::failures)
                .extracting(FailureReport::kind)
                .doesNotContain(FailureKind.THREAD_LEFT);
    }

    private static void claimStands(ScenarioInfo scenario, Mode mode) {
        assertThat(cells(scenario))
                .filteredOn(cell -> cell.cell().mode() == mode)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.verdict())
                        .as(cell.cell().title() + ": " + cell.reason())
                        .isEqualTo(Verdict.PASS));
    }

    private static List<CellResult> cells(ScenarioInfo scenario) {
        return cells.stream()
                .filter(cell -> cell.cell().scenario().equals(scenario.name()))
                .toList();
    }

    private static void registersAll(Path jar) throws Exception {
        List<String> scenarios = new ArrayList<>();
        try (var opened = new JarFile(jar.toFile());
                var loader = new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, ScenarioContractIT.class.getClassLoader())) {
            for (var entry : (Iterable<JarEntry>) opened.stream()::iterator) {
                if (entry.getName().endsWith(".class")) {
                    String name = entry.getName().replace('/', '.').replaceAll("[.]class$", "");
                    Class<?> type = Class.forName(name, false, loader);
                    boolean isAbstract = Modifier.isAbstract(type.getModifiers());
                    if (Scenario.class.isAssignableFrom(type) && !isAbstract) {
                        scenarios.add(name);
                    }
                }
            }
            var services = opened.getJarEntry("META-INF/services/dev.heddle.api.Scenario");
            List<String> registered = new String(opened.getInputStream(services).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(registered).containsExactlyInAnyOrderElementsOf(scenarios);
        }
    }
}
