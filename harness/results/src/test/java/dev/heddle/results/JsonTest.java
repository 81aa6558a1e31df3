package dev.heddle.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
    private static final Jvm JVM = new Jvm("/jdk", "17.0.9+9", "Temurin", 17);
    private static final Cell CELL = new Cell("counter.unlocked", Mode.STRESS, 2, "default", JVM);
    private static final Order.Settings SETTINGS = new Order.Settings(
            2_000,
            16_000,
            0,
            10_000,
            42,
            "auto",
            List.of("java.util.concurrent.*"),
            new WakeUps(true, false),
            true,
            "failures",
            List.of("-Xmx1g"));
    private static final ThreadTrace THREAD =
            new ThreadTrace("a", "blocked", "a monitor", List.of("b"), List.of("x.Y.z(Y.java:3)"));
    private static final Interleaving INTERLEAVING = new Interleaving(
            List.of("a", "b"),
            List.of(
                    new Interleaving.Step(
                            0, "read", "Counter#1.value", "0", "C", "run", "C.java", 7, Interleaving.Switch.NONE, -1),
                    new Interleaving.Step(
                            1, "write", "", null, "C", "run", null, 0, Interleaving.Switch.PREEMPTION, 0, 12)),
            1,
            null,
            null);
    private static final FailureReport FAILURE =
            new FailureReport(FailureKind.DEADLOCK, "a waits for b", "stack", 3, -1, List.of(THREAD), INTERLEAVING);
    private static final StressMeasures STRESS = new StressMeasures(
            10,
            1,
            8,
            1_000_000_000,
            64,
            20,
            List.of(new Latency("increment", 5, 1.5, 1, 2, 3, 4, 5, "HISTFAA=")),
            List.of(new StressMeasures.Sample(100, Double.POSITIVE_INFINITY)));
    private static final Measures MEASURES = new Measures(
            STRESS, null, null, List.of(new OutcomeCount("-1", 2, Grade.FORBIDDEN, "lost")), List.of(FAILURE));

    static List<Object> values() {
        var claims = new EnumMap<Mode, Claim>(Map.of(
                Mode.EXPLORE,
                new Claim(Set.of()),
                Mode.STRESS,
                new Claim(Set.of(FailureKind.HANG, FailureKind.OUTCOME))));
        return List.of(
                new Order.Describe(List.of("a.jar")),
                new Order.Run(CELL, "a.jar", "x.Y", SETTINGS),
                new Order.RunProgram(CELL, List.of("classes"), "x.Main", List.of("--flag"), SETTINGS),
                new Order.PrepareExplore("folder"),
                new Order.Replay("s.json", null, SETTINGS),
                new Order.Stop(),
                new WorkerMessage.Hello(WorkerMessage.PROTOCOL),
                new WorkerMessage.Described(
                        new PluginInfo("a.jar", "00ff", List.of("counter.unlocked"), List.of("broken")),
                        List.of(new ScenarioInfo(
                                "counter.unlocked", "s", "e", List.of("t"), claims, 2, 64, 2, "a.jar", "x.Y"))),
                new WorkerMessage.Prepared(List.of("@file")),
                new WorkerMessage.Heartbeat("warm-up", 5, 0.25),
                new WorkerMessage.Measured(MEASURES),
                new WorkerMessage.Done(),
                new WorkerMessage.Broken("no plan", ""),
                new Event.CellStarted(CELL),
                new Event.CellEnded(new CellResult(
                        CELL,
                        new Claim(Set.of(FailureKind.OUTCOME)),
                        Verdict.PASS,
                        "r",
                        1,
                        2,
                        STRESS,
                        null,
                        null,
                        MEASURES.outcomes(),
                        MEASURES.failures(),
                        Output.NONE)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsWrittenIsReadBack(Object value) throws IOException {
        Class<?> type = value.getClass().getInterfaces()[0];
        assertThat(Json.line(value)).doesNotContain("\n");
        assertThat((Object) Json.read(Json.line(value), type)).isEqualTo(value);
        var indented = new StringWriter();
        Json.writeIndented(value, indented);
        assertThat((Object) Json.read(indented.toString(), type)).isEqualTo(value);
    }

    @Test
    void equalValuesAreWrittenAlike() {
        var one = new Claim(Set.of(FailureKind.HANG, FailureKind.OUTCOME, FailureKind.EXIT));
        assertThat(Json.line(one)).isEqualTo("{\"breaks\":[\"OUTCOME\",\"HANG\",\"EXIT\"]}");
    }

    @Test
    void whatANewerVersionAddedIsSkipped() throws IOException {
        assertThat(Json.read("{\"type\":\"hello\",\"protocol\":1,\"mood\":{\"good\":[1]}}", WorkerMessage.class))
                .isEqualTo(new WorkerMessage.Hello(1));
    }

    @Test
    void whatAnOlderVersionLeftOutIsZeroEmptyOrNull() throws IOException {
        assertThat(Json.read("{\"type\":\"measured\",\"measures\":{\"outcomes\":null}}", WorkerMessage.class))
                .isEqualTo(new WorkerMessage.Measured(Measures.NONE));
        assertThat(Json.read("{\"millis\":5}", StressMeasures.Sample.class)).isEqualTo(new StressMeasures.Sample(5, 0));
    }

    @Test
    void aNullThatTheTypeDoesNotShowIsAnError() {
        assertThatThrownBy(() -> Json.read("{\"type\":\"broken\",\"message\":null}", WorkerMessage.class))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Json.read("{\"type\":\"prepare-explore\"}", Order.class))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("\"folder\" is missing, line 1, ");
        assertThatThrownBy(() -> Json.read("{\"type\":\"prepare-explore\",", Order.class))
                .hasMessageStartingWith("it is cut short, line 1, ");
        assertThatThrownBy(() -> Json.read("null", Order.class)).hasMessageContaining("Order");
    }

    @ParameterizedTest
    @MethodSource("forged")
    void whatIsForgedIsRefusedInOneLine(String json) {
        assertThatThrownBy(() -> Json.read(json, WorkerMessage.class))
                .isInstanceOf(IOException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n")
                .hasSizeLessThan(2_000);
    }

    static List<String> forged() {
        return List.of(
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"unheard-of\"}",
                "{\"type\":\"java.lang.ProcessBuilder\"}",
                "{\"type\":\"hello\",\"protocol\":\"one\"}",
                "{\"type\":\"done\"} {\"type\":\"done\"}",
                "{\"type\":\"broken\",\"detail\":\"" + "x".repeat(10_000),
                "[".repeat(100_000),
                "{\"type\":\"hello\",\"protocol\":1" + "0".repeat(100_000) + "}");
    }

    @Test
    void halfASurrogatePairDoesNotStopALine() throws IOException {
        byte[] bytes = Json.lineBytes(new WorkerMessage.Broken("a\uD800b", "\u0000\u2028\n\"</script>"));
        WorkerMessage read;
        try (var lines = lines(new String(bytes, StandardCharsets.UTF_8), 1_000)) {
            read = lines.next(WorkerMessage.class);
        }
        assertThat(read).isEqualTo(new WorkerMessage.Broken("a?b", "\u0000\u2028\n\"</script>"));
    }

    @Test
    void linesComeOneByOneUntilTheEnd() throws IOException {
        try (var lines = lines("{\"type\":\"done\"}\n{\"type\":\"hello\"}\n", 100)) {
            assertThat(lines.next(WorkerMessage.class)).isEqualTo(new WorkerMessage.Done());
            assertThat(lines.next(WorkerMessage.class)).isEqualTo(new WorkerMessage.Hello(0));
            assertThat(lines.next(WorkerMessage.class)).isNull();
        }
    }

    @Test
    void aWrongLineIsToldByNumberAndTheNextIsRead() throws IOException {
        try (var lines = lines("{\"type\":\"done\"}\nnonsense\n{\"type\":\"done\"}\n{\"mess", 100)) {
            lines.next(WorkerMessage.class);
            assertThatThrownBy(() -> lines.next(WorkerMessage.class)).hasMessageStartingWith("line 2: ");
            assertThat(lines.next(WorkerMessage.class)).isEqualTo(new WorkerMessage.Done());
            assertThatThrownBy(() -> lines.next(WorkerMessage.class))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("line 4 is cut short after 6 bytes");
        }
    }

    @Test
    void aLineThatIsTooLongIsSkipped() throws IOException {
        try (var lines = lines("x".repeat(2_000) + "\n{\"type\":\"done\"}\n", 1_000)) {
            assertThatThrownBy(() -> lines.next(WorkerMessage.class))
                    .hasMessage("line 1 has 2000 bytes; at most 1000 are accepted");
            assertThat(lines.next(WorkerMessage.class)).isEqualTo(new WorkerMessage.Done());
        }
    }

    private static JsonLines lines(String text, int most) {
        return new JsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most);
    }
}
