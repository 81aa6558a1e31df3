package dev.heddle.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.fixture.ScenarioJar;
import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final String NO_PLAN = "@Override public Plan<?> plan(Load load) { return null; }";

    @TempDir
    private Path folder;

    private final List<String> activity = new ArrayList<>();

    @Test
    void describesWhatAJarProvides() {
        Path jar = new ScenarioJar()
                .scenario("Sound", "theme.sound-1", NO_PLAN + """
                                @Override public String explanation() { return "One.\\n\\nTwo."; }
                                @Override public Set<String> tags() { return Set.of("b", "a"); }
                                @Override public Set<Mode> modes() { return EnumSet.of(Mode.STRESS, Mode.EXPLORE); }
                                @Override public ThreadCounts threads() { return ThreadCounts.multiplesOf(2); }
                                @Override public Expectation expectation() {
                                    return Expectation.breaks(Failure.HANG).in(Mode.EXPLORE, Expectation.holds());
                                }
                                """)
                .scenario("Other", "theme.other", NO_PLAN)
                .write(folder, "sound.jar");

        WorkerMessage.Described described = describe(jar);

        assertThat(described.plugin().problems()).isEmpty();
        assertThat(described.plugin().scenarios()).containsExactly("theme.sound-1", "theme.other");
        assertThat(described.plugin().sha256()).matches("[0-9a-f]{64}");
        ScenarioInfo sound = described.scenarios().get(0);
        assertThat(sound.summary()).isEqualTo("A test.");
        assertThat(sound.explanation()).isEqualTo("One.\n\nTwo.");
        assertThat(sound.tags()).containsExactly("a", "b");
        assertThat(sound.claims())
                .containsOnlyKeys(Mode.STRESS, Mode.EXPLORE)
                .containsEntry(Mode.STRESS, new Claim(Set.of(FailureKind.HANG)))
                .containsEntry(Mode.EXPLORE, new Claim(Set.of()));
        assertThat(sound.threadStep()).isEqualTo(2);
        assertThat(sound.plugin()).isEqualTo("sound.jar");
        assertThat(sound.className()).isEqualTo("test.Sound");
        assertThat(activity).containsExactly("constructing test.Sound", "constructing test.Other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public Bad() { throw new IllegalStateException("no luck"); }         | the constructor of test.Bad threw java.lang.IllegalStateException: no luck at test.Bad.<init>(Bad.java:
            public Bad(int i) { }                                                | test.Bad has no public constructor without parameters
            private Bad() { }                                                    | test.Bad has no public constructor without parameters
            static int zero = 1 / Integer.getInteger("none", 0);                 | the static initialiser of test.Bad threw java.lang.ArithmeticException: / by zero at test.Bad.<clinit>
            public String name() { return "No Good"; }                           | test.Bad: name() returns "No Good": a name is words of lower-case letters
            public String name() { return "x.".repeat(999); }                    | test.Bad: name() returns 1,998 characters: it may have 200 at most
            public String name() { return null; }                                | test.Bad: name() returns null
            public String name() { throw new Error("tired"); }                   | test.Bad: name() threw java.lang.Error: tired at test.Bad.name
            public String name() { return name(); }                              | test.Bad: name() threw java.lang.StackOverflowError
            public String summary() { return " "; }                              | x.bad (test.Bad): summary() is empty
            public String explanation() { return null; }                         | x.bad (test.Bad): explanation() returns null
            public Set<Mode> modes() { return Set.of(); }                        | x.bad (test.Bad): modes() is empty
            public Set<Mode> modes() { throw new NullPointerException(); }       | x.bad (test.Bad): modes() threw java.lang.NullPointerException
            public Set<String> tags() { return Collections.singleton(null); }    | x.bad (test.Bad): the set that tags() returns threw java.lang.NullPointerException
            public Expectation expectation() { return null; }                    | x.bad (test.Bad): expectation() returns null
            public ThreadCounts threads() { return ThreadCounts.exactly(0); }    | x.bad (test.Bad): threads() threw java.lang.IllegalArgumentException: no thread count
            """)
    void anAuthorsMistakeIsOneSentenceAndTheOthersCount(String member, String problem) {
        String defaults = "";
        if (!member.contains("name()")) {
            defaults += "public String name() { return \"x.bad\"; }";
        }
        if (!member.contains("summary()")) {
            defaults += "public String summary() { return \"Bad.\"; }";
        }
        Path jar = new ScenarioJar()
                .scenario("First", "x.first", NO_PLAN)
                .service("test.Bad")
                .source("test.Bad", """
                        package test;
                        import dev.heddle.api.*;
                        import java.util.*;
                        public class Bad implements Scenario { %s %s %s }
                        """.formatted(member, defaults, NO_PLAN))
                .scenario("Last", "x.last", NO_PLAN)
                .write(folder, "bad.jar");

        WorkerMessage.Described described = describe(jar);

        assertThat(described.plugin().problems()).singleElement().asString().startsWith(problem);
        assertThat(described.plugin().scenarios()).containsExactly("x.first", "x.last");
    }

    @Test
    void classesThatCannotBeScenariosAreNamed() {
        Path jar = new ScenarioJar()
                .service("test.Missing")
                .source("test.Text", "package test; public class Text { }")
                .service("test.Text")
                .source(
                        "test.Abstract",
                        "package test; public abstract class Abstract implements dev.heddle.api.Scenario { }")
                .service("test.Abstract")
                .source("lib.Library", "package lib; public interface Library { }")
                .leaveOut("lib.Library")
                .source(
                        "test.Needy",
                        "package test; public abstract class Needy implements dev.heddle.api.Scenario, lib.Library { }")
                .service("test.Needy")
                .scenario("Good", "x.good", NO_PLAN)
                .write(folder, "classes.jar");

        WorkerMessage.Described described = describe(jar);

        assertThat(described.plugin().scenarios()).containsExactly("x.good");
        assertThat(described.plugin().problems())
                .satisfiesExactly(
                        it -> assertThat(it)
                                .isEqualTo(
                                        "test.Missing is named in META-INF/services/dev.heddle.api.Scenario but is not in the jar"),
                        it -> assertThat(it)
                                .isEqualTo(
                                        "test.Text is named in META-INF/services/dev.heddle.api.Scenario but does not implement it"),
                        it -> assertThat(it).startsWith("test.Abstract is abstract"),
                        it -> assertThat(it)
                                .startsWith("test.Needy needs a class that neither the jar nor the JDK has: ")
                                .contains("lib/Library"));
    }

    @Test
    void saysWhichJavaAClassNeeds() throws IOException {
        Path jar = new ScenarioJar().scenario("New", "x.new", NO_PLAN).write(folder, "new.jar");
        withClassFileVersion(jar, "test/New.class", 44 + 99);

        assertThat(describe(jar).plugin().problems())
                .singleElement()
                .asString()
                .startsWith("test.New was compiled for Java 99; this JVM is Java "
                        + Runtime.version().feature());
    }

    @Test
    void duplicateNamesAreTold() {
        Path jar = new ScenarioJar()
                .scenario("One", "x.same", NO_PLAN)
                .scenario("Two", "x.same", NO_PLAN)
                .write(folder, "same.jar");

        WorkerMessage.Described described = describe(jar);

        assertThat(described.plugin().problems())
                .containsExactly("two scenarios are called \"x.same\": test.One and test.Two; the first one counts");
        assertThat(described.scenarios()).extracting(ScenarioInfo::className).containsExactly("test.One");
    }

    @Test
    void aWrongServiceFileIsToldByLine() {
        Path jar = new ScenarioJar()
                .scenario("One", "x.one", NO_PLAN)
                .service("not a class name")
                .write(folder, "service.jar");

        assertThat(describe(jar).plugin().problems())
                .singleElement()
                .asString()
                .startsWith("the file META-INF/services/dev.heddle.api.Scenario is wrong: line 2: ");
    }

    @Test
    void filesThatAreNoScenarioJarsAreTold() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "I am not a jar");
        Path empty = Files.createFile(folder.resolve("empty.jar"));
        Path library = new ScenarioJar()
                .source("lib.Library", "package lib; class Library { }")
                .write(folder, "library.jar");

        assertThat(describe(text).plugin().problems())
                .singleElement()
                .asString()
                .startsWith("not a jar, or a damaged one: ");
        assertThat(describe(empty).plugin().problems())
                .singleElement()
                .asString()
                .startsWith("not a jar, or a damaged one: ");
        assertThat(describe(folder.resolve("none.jar")).plugin().problems()).containsExactly("there is no such file");
        assertThat(describe(folder).plugin().problems()).containsExactly("this is a folder, not a jar");
        assertThat(describe(library).plugin().problems())
                .singleElement()
                .asString()
                .startsWith("no scenarios: ");
    }

    @Test
    void aDamagedJarIsToldAsOne() throws IOException {
        Path jar = new ScenarioJar().scenario("First", "x.first", NO_PLAN).write(folder, "damaged.jar");
        byte[] whole = Files.readAllBytes(jar);
        // where the table of contents, which is behind the files, begins: .ZIP File Format Specification, 4.3.16
        int contents = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 22 + 16);
        byte[] bytes = whole.clone();
        Arrays.fill(bytes, 0, contents, (byte) 0x5a);
        Files.write(jar, bytes);
        assertThat(describe(jar).plugin().problems())
                .singleElement()
                .asString()
                .startsWith("a file of it cannot be read, as the jar is damaged: ");

        Arrays.fill(whole, 0, 100, (byte) 0x5a);
        Files.write(jar, whole);
        assertThat(describe(jar).scenarios()).isEmpty();
        assertThat(describe(jar).plugin().problems())
                .singleElement()
                .asString()
                .startsWith("test.First cannot be read, as the jar is damaged: ");
    }

    @Test
    void aPluginSeesTheJdkTheApiAndItselfOnly() throws Exception {
        Path jar = new ScenarioJar()
                .scenario("Mine", "x.mine", NO_PLAN)
                .source("org.HdrHistogram.Histogram", "package org.HdrHistogram; public class Histogram { }")
                .write(folder, "own.jar");
        try (var loader = new PluginClassLoader(jar)) {
            assertThat(loader.loadClass("org.HdrHistogram.Histogram").getClassLoader())
                    .isSameAs(loader);
            assertThat(loader.loadClass("java.sql.Connection")).isNotNull();
            assertThat(loader.loadClass("dev.heddle.api.Plan")).isSameAs(dev.heddle.api.Plan.class);
            assertThatThrownBy(() -> loader.loadClass("dev.heddle.results.Cell"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("dev.heddle.engine.catalog.Catalog"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null                                                                      | plan(2 threads) returned null
            boom()                                                                    | plan(2 threads) threw java.lang.IllegalStateException: boom at test.Planner.boom
            Plan.of(Object::new)                                                      | the plan has no actors: add one with actor(name, body)
            Plan.of(Object::new).actors("a", 0, (s, me) -> { })                       | actor "a" has 0 threads: it needs at least 1
            Plan.of(Object::new).actor("a", (s, me) -> { }).actor("a", (s, me) -> { }) | two actors are called "a"
            Plan.of(Object::new).actor("a", (s, me) -> { }).observe(s -> 1)           | an outcome is observed but none is graded
            Plan.of(Object::new).actor(" ", (s, me) -> { })                           | an actor has no name
            Plan.of(Object::new).actor("a", null)                                     | plan(2 threads) threw java.lang.NullPointerException: the body of actor "a" is null at test.Planner.plan
            Plan.of(Object::new).actor("a", (s, me) -> { }).observe(null)             | plan(2 threads) threw java.lang.NullPointerException: the observation is null at test.Planner.plan
            Plan.of(Object::new).observe(s -> 1).otherwise(null, "")                  | plan(2 threads) threw java.lang.NullPointerException: an outcome's grade is null at test.Planner.plan
            Plan.of(Object::new).observe(s -> 1).forbidden(2, null)                   | plan(2 threads) threw java.lang.NullPointerException: the description of a graded outcome is null
            """)
    void aMalformedPlanNamesTheScenarioAndTheJar(String expression, String problem) throws CellBroken {
        Path jar = new ScenarioJar()
                .scenario(
                        "Planner",
                        "x.planner",
                        "static Plan<?> boom() { throw new IllegalStateException(\"boom\"); } public Plan<?> plan(Load load) { return %s; }"
                                .formatted(expression))
                .write(folder, "plans.jar");
        LoadedScenario loaded = Catalog.load(jar.toString(), "test.Planner");
        var cell = new Cell("x.planner", Mode.STRESS, 2, "default", new Jvm("", "", "", 17));

        assertThatThrownBy(() -> loaded.plan(cell))
                .isInstanceOf(CellBroken.class)
                .hasMessageStartingWith("x.planner (test.Planner in plans.jar): " + problem);
    }

    @Test
    void whatCannotBeLoadedToRunNamesTheJar() {
        Path jar = new ScenarioJar()
                .scenario("Bad", "x.bad", "public Bad() { throw new Error(\"no\"); }" + NO_PLAN)
                .write(folder, "bad.jar");
        assertThatThrownBy(() -> Catalog.load(jar.toString(), "test.Bad"))
                .isInstanceOf(CellBroken.class)
                .hasMessageStartingWith("bad.jar: the constructor of test.Bad threw java.lang.Error: no");
        assertThatThrownBy(() -> Catalog.load(jar.toString(), "test.Gone"))
                .isInstanceOf(CellBroken.class)
                .hasMessageContaining("test.Gone");
        assertThatThrownBy(() -> Catalog.load(folder + "/none.jar", "test.Bad"))
                .isInstanceOf(CellBroken.class)
                .hasMessageEndingWith("none.jar: there is no such file");
    }

    private WorkerMessage.Described describe(Path jar) {
        return new Catalog(List.of(), activity::add).describe(jar.toString());
    }

    private static void withClassFileVersion(Path jar, String entry, int version) throws IOException {
        try (var files = FileSystems.newFileSystem(jar)) {
            byte[] bytes = Files.readAllBytes(files.getPath(entry));
            bytes[7] = (byte) version;
            Files.write(files.getPath(entry), bytes);
        }
    }
}
