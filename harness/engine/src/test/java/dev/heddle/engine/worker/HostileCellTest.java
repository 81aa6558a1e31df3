package dev.heddle.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.fixture.ScenarioJar;
import dev.heddle.engine.fixture.Worker;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Measures;
import dev.heddle.results.WorkerMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stress cells that do their worst, each in a worker JVM of its own: it reports them, and comes to its end. */
@Timeout(300)
class HostileCellTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OUT_OF_MEMORY | java.lang.OutOfMemoryError          | for (;;) { S.kept.add(new byte[1 << 16]); }
            OUT_OF_MEMORY | java.lang.OutOfMemoryError or the heap is full | Object[] chain = null; for (;;) { chain = new Object[] { chain, S.keep(chain) }; }
            OUT_OF_MEMORY | the heap is full, and no progress   | try { for (;;) { S.kept.add(new byte[1 << 20]); } } catch (OutOfMemoryError e) { S.kept.subList(S.kept.size() - 2, S.kept.size()).clear(); } for (;;) { }
            EXCEPTION     | a threw java.lang.StackOverflowError | S.deep();
            HANG          | no progress for                    | for (;;) { }
            DEADLOCK      | no thread is left                  | System.out.close(); System.err.close(); synchronized (s) { s.wait(); }
            THREAD_LEFT   | thread "Thread-                    | for (int i = 0; i < 2_000; i++) { Thread t = new Thread(LockSupport::park); t.setDaemon(true); t.start(); }
            EXCEPTION     | a threw test.S$Loud: xxxxxx        | throw new Loud();
            EXCEPTION     | a threw java.lang.ThreadDeath      | throw new ThreadDeath();
            EXCEPTION     | thread "                           | Thread t = new Thread(() -> { throw new Loud(); }, "<script>\\u0000\\uD800" + "y".repeat(100_000)); t.start(); t.join();
            """)
    void isReportedAndTheWorkerEnds(FailureKind kind, String message, String body) throws Exception {
        Ended ended = run(body);
        if (kind == FailureKind.OUT_OF_MEMORY && ended.exitCode == 3) {
            // Nothing could be told any more. The JVM's own way to end then, which the launcher reads, is as good.
            assertThat(ended.errors).contains("Terminating due to java.lang.OutOfMemoryError");
            return;
        }
        assertThat(ended.exitCode).isZero();
        List<WorkerMessage> messages = ended.messages;
        assertThat(messages.get(messages.size() - 1)).isEqualTo(new WorkerMessage.Done());
        FailureReport failure = last(messages).failures().get(0);
        assertThat(failure.kind()).isEqualTo(kind);
        // Whether the error is thrown, or the JVM does nothing but collect garbage, is the collector's choice.
        assertThat(failure.message())
                .containsAnyOf(message.split(" or "))
                .hasSizeLessThan(3_000)
                .doesNotContain("\n");
        assertThat(failure.detail()).hasSizeLessThan(1_000_000);
    }

    @Test
    void anExitIsTheLastThingTold() throws Exception {
        Ended ended = run("System.exit(9);");
        assertThat(ended.exitCode).isEqualTo(9);
        assertThat(last(ended.messages).failures()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(FailureKind.EXIT);
            assertThat(it.message()).startsWith("thread \"a\" called System.exit at test.S.");
        });
    }

    @Test
    void aHaltSaysNothing() throws Exception {
        Ended ended = run("Runtime.getRuntime().halt(3);");
        assertThat(ended.exitCode).isEqualTo(3);
        assertThat(ended.messages)
                .noneMatch(it -> it instanceof WorkerMessage.Done || it instanceof WorkerMessage.Broken);
    }

    private record Ended(List<WorkerMessage> messages, int exitCode, String errors) {}

    private Ended run(String body) throws Exception {
        Path jar = new ScenarioJar()
                .scenario("S", "x.hostile", """
                        static final List<Object> kept = Collections.synchronizedList(new ArrayList<>());
                        static Object keep(Object o) { if (kept.size() < 10) { kept.add(o); } else { kept.set(0, o); } return o; }
                        static int deep() { return deep() + 1; }
                        static class Loud extends RuntimeException {
                            @Override public String getMessage() { return "x".repeat(20_000_000); }
                        }
                        @Override public Plan<?> plan(Load load) {
                            return Plan.of(Object::new).actor("a", (s, me) -> { %s }).actor("b", (s, me) -> { });
                        }
                        """.formatted(body))
                .write(folder, "hostile.jar");
        try (var worker = Worker.start(folder, "-Xmx128m", "-XX:+UseParallelGC")) {
            worker.order(Worker.stress("x.hostile", 2, jar, "test.S", 1_000));
            List<WorkerMessage> rest = worker.rest();
            return new Ended(rest, worker.exitCode(), worker.errors());
        }
    }

    private static Measures last(List<WorkerMessage> messages) {
        return messages.stream()
                .filter(WorkerMessage.Measured.class::isInstance)
                .map(it -> ((WorkerMessage.Measured) it).measures())
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
