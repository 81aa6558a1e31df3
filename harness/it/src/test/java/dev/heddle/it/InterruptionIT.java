package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.CellResult;
import dev.heddle.results.Json;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed, or stopped by its user, in the middle of its second cell. */
final class InterruptionIT {
    /** The number of SIGINT. */
    private static final int INTERRUPT = 2;

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private Path report;

    @BeforeEach
    void makePlugin() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        ScenarioJar.make(plugins.resolve("slow.jar"), "Slow", """
                import dev.heddle.api.*;
                import java.util.EnumSet;
                import java.util.Set;

                public class Slow implements Scenario {
                    public String name() {
                        return "slow";
                    }

                    public String summary() {
                        return "Takes its time, and starts a program.";
                    }

                    public Set<Mode> modes() {
                        return EnumSet.of(Mode.STRESS);
                    }

                    public Plan<?> plan(Load load) {
                        if (load.threads() == 4) {
                            try {
                                new ProcessBuilder("sleep", "1234.5").start();
                            } catch (java.io.IOException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        long until = System.nanoTime() + (load.threads() == 2 ? 0 : 600_000_000_000L);
                        return Plan.of(Object::new).actors("a", load.threads(), (state, me) -> {
                            while (System.nanoTime() < until && !me.shouldStop()) {
                                Thread.sleep(1);
                            }
                        });
                    }
                }
                """);
        report = folder.resolve("out");
    }

    private Launch start() throws Exception {
        return Launch.start(
                folder,
                List.of(
                        "--scenario",
                        "slow",
                        "--plugins",
                        folder.resolve("plugins").toString(),
                        "--threads",
                        "2,4,8",
                        "--duration",
                        "1s",
                        "--timeout",
                        "10m",
                        "--report",
                        report.toString()));
    }

    /** Waits until the second cell runs: its worker has started a program of its own. */
    private static ProcessHandle secondCell(Launch launch) throws Exception {
        Instant until = Instant.now().plus(LIMIT);
        ProcessHandle program = program(launch);
        while (program == null) {
            assertThat(launch.process().isAlive() && Instant.now().isBefore(until))
                    .as("the run goes on to its second cell")
                    .isTrue();
            Thread.sleep(20);
            program = program(launch);
        }
        return program;
    }

    private static ProcessHandle program(Launch launch) {
        return launch.process()
                .descendants()
                .filter(each -> each.info().command().orElse("").endsWith("sleep"))
                .findFirst()
                .orElse(null);
    }

    /** Left to itself, each of them would go on for ten minutes and more. */
    private static void awaitEnd(List<ProcessHandle> family) throws Exception {
        for (ProcessHandle each : family) {
            each.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void noWorkerOutlivesAParentThatIsKilledAndWhatHadRunIsReported() throws Exception {
        try (Launch launch = start()) {
            secondCell(launch);
            List<ProcessHandle> family = launch.process().descendants().toList();
            assertThat(family).isNotEmpty();
            launch.process().destroyForcibly().waitFor();
            awaitEnd(family);
        }
        Path again = folder.resolve("again");
        Launch.Ended ended = Launch.run(
                folder, "--render", report.resolve("results.jsonl").toString(), "--report", again.toString());
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        Results results = Json.read(Files.readString(again.resolve("results.json")), Results.class);
        assertThat(results.ended()).isEqualTo("killed");
        assertThat(results.cells())
                .extracting(CellResult::verdict)
                .containsExactly(Verdict.PASS, Verdict.NOT_RUN, Verdict.NOT_RUN);
        assertThat(results.cells().get(1).reason()).contains("while this cell ran");
        assertThat(again.resolve("index.html")).exists();
    }

    @Test
    void aUserWhoStopsARunGetsTheReportOfWhatRan() throws Exception {
        try (Launch launch = start()) {
            secondCell(launch);
            signal(launch, interrupt());
            Launch.Ended ended = launch.await();
            assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(130);
            assertThat(ended.err()).contains("stopping");
        }
        Results results = Json.read(Files.readString(report.resolve("results.json")), Results.class);
        assertThat(results.ended()).isEqualTo("interrupted");
        assertThat(results.exitCode()).isEqualTo(130);
        assertThat(results.cells())
                .extracting(CellResult::verdict)
                .containsExactly(Verdict.PASS, Verdict.NOT_RUN, Verdict.NOT_RUN);
        assertThat(report.resolve("index.html")).exists();
    }

    @Test
    void aSecondSignalEndsTheRunAtOnce() throws Exception {
        try (Launch launch = start()) {
            secondCell(launch);
            List<ProcessHandle> family = launch.process().descendants().toList();
            signal(launch, "TERM");
            signal(launch, interrupt());
            assertThat(launch.await().exitCode()).isEqualTo(130);
            awaitEnd(family);
        }
    }

    /** In the background of a shell interrupts are ignored, by all its children too; TERM is heeded in the same way. */
    private static String interrupt() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "INT";
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring(line.indexOf(':') + 1).strip(), 16))
                .findAny()
                .orElse(0);
        return (ignored & 1 << (INTERRUPT - 1)) == 0 ? "INT" : "TERM";
    }

    private static void signal(Launch launch, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(launch.process().pid()))
                .start()
                .waitFor();
    }
}
