package dev.heddle.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.fixture.ScenarioJar;
import dev.heddle.engine.fixture.Worker;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Order;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker as the launcher sees it: a process at the other end of a socket. */
@Timeout(300)
class WorkerMainTest {
    private static final String NO_PLAN = "public Plan<?> plan(Load load) { return null; }";

    /** Time for some heartbeats. */
    private static final long UNREAD_MILLIS = 1_000;

    @TempDir
    private Path folder;

    @Test
    void describesJarsInTheirOrderAndEnds() throws Exception {
        Path one = new ScenarioJar().scenario("One", "x.one", NO_PLAN).write(folder, "one.jar");
        Path two = new ScenarioJar().scenario("Two", "x.two", NO_PLAN).write(folder, "two.jar");
        try (var worker = Worker.start(folder)) {
            assertThat(worker.next()).isEqualTo(new WorkerMessage.Hello(WorkerMessage.PROTOCOL));
            worker.order(new Order.Describe(List.of(two.toString(), one.toString())));
            assertThat(worker.rest())
                    .filteredOn(it -> !(it instanceof WorkerMessage.Heartbeat))
                    .satisfiesExactly(
                            it -> assertThat(((WorkerMessage.Described) it)
                                            .plugin()
                                            .scenarios())
                                    .containsExactly("x.two"),
                            it -> assertThat(((WorkerMessage.Described) it)
                                            .plugin()
                                            .scenarios())
                                    .containsExactly("x.one"),
                            it -> assertThat(it).isEqualTo(new WorkerMessage.Done()));
            assertThat(worker.exitCode()).isZero();
        }
    }

    @Test
    void aBrokenCellIsNotADeath() throws Exception {
        Path jar = new ScenarioJar().scenario("One", "x.one", NO_PLAN).write(folder, "one.jar");
        try (var worker = Worker.start(folder)) {
            worker.order(Worker.stress("x.one", 2, jar, "test.One", 1_000));
            assertThat(worker.last())
                    .isEqualTo(
                            new WorkerMessage.Broken("x.one (test.One in one.jar): plan(2 threads) returned null", ""));
            assertThat(worker.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) { }",
                "synchronized (One.class) { for (;;) { } }",
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { for (;;) { } })); System.exit(0);"
            })
    void endsAtOnceWhenTheLauncherIsGone(String constructor) throws Exception {
        Path jar = new ScenarioJar()
                .scenario("One", "x.one", "public One() { %s } %s".formatted(constructor, NO_PLAN))
                .write(folder, "one.jar");
        try (var worker = Worker.start(folder, "-Xmx64m")) {
            worker.order(new Order.Describe(List.of(jar.toString())));
            worker.await(it ->
                    it instanceof WorkerMessage.Heartbeat beat && beat.phase().equals("constructing test.One"));
            worker.hangUp();
            assertThat(worker.endsWithin(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    /**
     * With a heap that is full nothing can be said; so it fills it when it was heard, and tells by a byte that takes no memory. Heartbeats that the launcher
     * has not read make its end a failure of the socket, which takes memory to say.
     */
    @Test
    void endsAtOnceWhenTheLauncherIsGoneAndTheHeapIsFull() throws Exception {
        Path heard = folder.resolve("heard");
        Path full = Files.createFile(folder.resolve("full"));
        Path jar = new ScenarioJar()
                .scenario("One", "x.one", """
                        public One() throws Exception {
                            java.io.FileOutputStream full = new java.io.FileOutputStream("%s");
                            while (!new java.io.File("%s").exists()) { Thread.sleep(10); }
                            List<Object> all = new ArrayList<>();
                            for (;;) {
                                try { for (;;) { all.add(new byte[1 << 16]); } } catch (OutOfMemoryError e) { }
                                try { for (;;) { all.add(new byte[64]); } } catch (OutOfMemoryError e) { full.write(1); }
                            }
                        }
                        %s""".formatted(full, heard, NO_PLAN))
                .write(folder, "one.jar");
        try (var worker = Worker.start(folder, "-Xmx64m")) {
            worker.order(new Order.Describe(List.of(jar.toString())));
            worker.await(it ->
                    it instanceof WorkerMessage.Heartbeat beat && beat.phase().equals("constructing test.One"));
            Thread.sleep(UNREAD_MILLIS);
            Files.createFile(heard);
            while (Files.size(full) == 0) {
                Thread.sleep(10);
            }
            worker.hangUp();
            assertThat(worker.endsWithin(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void beatsAndAnswersWhateverAScenarioDoesToItsStreamsAndThreads() throws Exception {
        Path enough = folder.resolve("enough");
        Path jar = new ScenarioJar()
                .scenario("One", "x.one", """
                        public One() throws Exception {
                            System.out.close();
                            System.setErr(null);
                            while (!new java.io.File("%s").exists()) {
                                for (Thread each : Thread.getAllStackTraces().keySet()) {
                                    if (each != Thread.currentThread()) { each.interrupt(); }
                                }
                                try { Thread.sleep(10); } catch (InterruptedException e) { }
                            }
                            new Thread(() -> { for (;;) { } }).start();
                        }
                        """.formatted(enough) + NO_PLAN)
                .write(folder, "one.jar");
        try (var worker = Worker.start(folder)) {
            worker.order(new Order.Describe(List.of(jar.toString())));
            for (int beats = 0; beats < 3; beats++) {
                worker.await(it -> it instanceof WorkerMessage.Heartbeat beat
                        && beat.phase().equals("constructing test.One"));
            }
            Files.createFile(enough);
            List<WorkerMessage> rest = worker.rest();
            assertThat(rest).hasAtLeastOneElementOfType(WorkerMessage.Described.class);
            assertThat(rest.get(rest.size() - 1)).isEqualTo(new WorkerMessage.Done());
            assertThat(worker.exitCode()).isZero();
        }
    }

    @Test
    void whoEndsTheJvmIsTold() throws Exception {
        Path jar = new ScenarioJar()
                .scenario("One", "x.one", "public One() { System.exit(7); } " + NO_PLAN)
                .write(folder, "one.jar");
        try (var worker = Worker.start(folder)) {
            worker.order(new Order.Describe(List.of(jar.toString())));
            assertThat(worker.last())
                    .isInstanceOfSatisfying(
                            WorkerMessage.Measured.class,
                            it -> assertThat(it.measures().failures())
                                    .singleElement()
                                    .satisfies(failure -> {
                                        assertThat(failure.kind()).isEqualTo(FailureKind.EXIT);
                                        assertThat(failure.message())
                                                .startsWith(
                                                        "thread \"main\" called System.exit at test.One.<init>(One.java:");
                                    }));
            assertThat(worker.exitCode()).isEqualTo(7);
        }
    }

    @Test
    void aForgedOrderEndsIt() throws Exception {
        try (var worker = Worker.start(folder)) {
            worker.raw("{\"type\":\"run\"}\n");
            assertThat(worker.endsWithin(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void withoutALauncherItEnds() throws IOException, InterruptedException {
        Process process = Worker.command(List.of(), folder.resolve("nobody"));
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("the worker cannot reach the launcher at ");
    }
}
