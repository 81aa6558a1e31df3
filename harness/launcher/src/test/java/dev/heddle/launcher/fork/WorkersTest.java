package dev.heddle.launcher.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.heddle.results.Cell;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.WakeUps;
import dev.heddle.results.WorkerMessage.Heartbeat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way in which a worker can end, through a real process. */
@Timeout(300)
class WorkersTest {
    private static final Workers.Patience PATIENCE =
            new Workers.Patience(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final Order ORDER = new Order.Run(
            new Cell("a", Mode.STRESS, 2, "default", InstalledJvms.running()),
            "a.jar",
            "A",
            new Order.Settings(1000, 0, 0, 1000, 1, "auto", List.of(), WakeUps.USUAL, false, "", List.of()));

    private final StopSwitch stop = new StopSwitch();
    private PrivateFolder folder;
    private Workers workers;

    @BeforeEach
    void open() throws Exception {
        folder = PrivateFolder.create();
        workers = FakeWorker.workers(folder, stop, System::nanoTime);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    private Observation run(String behaviour) throws InterruptedException {
        return run(behaviour, PATIENCE, heartbeat -> {});
    }

    private Observation run(String behaviour, Workers.Patience patience, Workers.Watcher watcher)
            throws InterruptedException {
        var launch = new Launch(
                InstalledJvms.running(), List.of("-Dfake=" + behaviour, "-Xmx64m", "-XX:TieredStopAtLevel=1"));
        return workers.run(launch, ORDER, patience, watcher);
    }

    @Test
    void aWorkerThatIsDoneLeavesItsMeasuresAndNothingElse() throws Exception {
        var beats = new ArrayList<Heartbeat>();
        Observation seen = run("done", PATIENCE, beats::add);
        assertThat(seen.ending()).isEqualTo(new Ending.Finished());
        assertThat(seen.measures().outcomes()).hasSize(1);
        assertThat(beats).extracting(Heartbeat::phase).contains("measuring");
        try (Stream<Path> left = Files.list(folder.path())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theFolderIsTheUsersAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void aPlanThatCannotBeRunIsBroken() throws Exception {
        assertThat(run("broken").ending()).isEqualTo(new Ending.Broken("the plan has no actors", "at X"));
    }

    @Test
    void anExitIsToldWithItsStatusAndTheLastMeasuresStand() throws Exception {
        Observation seen = run("exit");
        assertThat(seen.ending()).isEqualTo(new Ending.Exited(7));
        assertThat(seen.measures().outcomes()).hasSize(1);
        assertThat(run("halt-0").ending()).isEqualTo(new Ending.Exited(0));
    }

    @Test
    void whatAWorkerThatEndedByItselfHadStartedIsEndedToo() throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc/self"))).isTrue();

        Observation seen = run("exit-and-leave-a-child");

        assertThat(seen.ending()).isEqualTo(new Ending.Exited(7));
        awaitEndOfChild(seen);
    }

    private static void awaitEndOfChild(Observation seen) {
        String said = seen.output().text().strip();
        assertThat(said).startsWith("child ");
        ProcessHandle.of(Long.parseLong(said.substring("child ".length())))
                .ifPresent(
                        child -> child.onExit().orTimeout(4, TimeUnit.MINUTES).join());
    }

    @Test
    void whatCannotBeRunHereIsSkipped() throws Exception {
        assertThat(run("skipped").ending()).isEqualTo(new Ending.Skipped("too few processors"));
    }

    @Test
    void aCrashIsToldWithTheHeadOfItsErrorFile() throws Exception {
        assertThat(run("crash").ending())
                .asInstanceOf(type(Ending.Crashed.class))
                .satisfies(crash -> assertThat(crash.message()).contains("SIGSEGV"))
                .satisfies(crash -> assertThat(crash.detail()).contains("Problematic frame"));
    }

    @Test
    void anExhaustedHeapEndsTheWorkerAtOnce() throws Exception {
        assertThat(run("out-of-memory").ending())
                .asInstanceOf(type(Ending.OutOfMemory.class))
                .satisfies(memory -> assertThat(memory.message()).contains("Java heap space"));
    }

    @Test
    void aSilentWorkerHangsAndItsThreadsAreShown() throws Exception {
        var impatient = new Workers.Patience(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(60));
        assertThat(run("silence", impatient, heartbeat -> {}).ending())
                .asInstanceOf(type(Ending.Hung.class))
                .satisfies(hung -> assertThat(hung.message()).contains("no sign of life"))
                .satisfies(hung -> assertThat(hung.threadDump()).contains("FakeWorker.neverReturn"));
    }

    @Test
    void aWorkerThatComesToNoEndIsStoppedThenEnded() throws Exception {
        var impatient = new Workers.Patience(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(500));
        assertThat(run("no-end", impatient, heartbeat -> {}).ending())
                .asInstanceOf(type(Ending.Hung.class))
                .satisfies(hung -> assertThat(hung.message()).contains("came to no end"));
        assertThat(run("waits-for-stop", impatient, heartbeat -> {}).ending()).isEqualTo(new Ending.Finished());
    }

    @Test
    void theUserStopsAWorkerInGoodOrder() throws Exception {
        Observation seen = run("waits-for-stop", PATIENCE, heartbeat -> stop.request());
        assertThat(seen.ending()).isEqualTo(new Ending.Stopped());
        assertThat(seen.measures().outcomes()).hasSize(1);
    }

    @Test
    void twentyMegabytesOfOutputKeepTheirBeginningAndTheirEnd() throws Exception {
        Observation seen = run("flood");
        assertThat(seen.ending()).isEqualTo(new Ending.Finished());
        assertThat(seen.output().bytes()).isGreaterThan(20_000 * 1024L);
        assertThat(seen.output().text())
                .startsWith("the first line")
                .endsWith("the last line\n")
                .contains("bytes left out")
                .hasSizeLessThan(OutputCapture.HEAD + OutputCapture.TAIL + 100);
    }

    @Test
    void whatAScenarioPrintsIsReadAsItWasWrittenWhateverTheLocale() throws Exception {
        var launch =
                new Launch(InstalledJvms.running(), List.of("-Dfake=umlauts", "-Dfile.encoding=ISO-8859-1", "-Xmx64m"));
        Observation seen = workers.run(launch, ORDER, PATIENCE, heartbeat -> {});
        assertThat(seen.output().text()).isEqualTo("gr\u00fc\u00dfe \u2192\n");
    }

    @Test
    void aWorkerOfAnotherVersionIsNotUsed() throws Exception {
        assertThat(run("other-version").ending())
                .asInstanceOf(type(Ending.Unusable.class))
                .satisfies(unusable -> assertThat(unusable.message()).contains("must come from one harness.jar"));
    }

    @Test
    void whatMakesNoSenseIsNotTrusted() throws Exception {
        assertThat(run("garbage").ending()).isInstanceOf(Ending.Unusable.class);
    }

    @Test
    void aJvmThatEndsBeforeItSaysHelloIsUnusable() throws Exception {
        assertThat(run("never-calls").ending())
                .asInstanceOf(type(Ending.Unusable.class))
                .satisfies(unusable -> assertThat(unusable.message()).contains("status 4 before it said hello"));
    }

    @Test
    void aFlagThatTheJvmDoesNotKnowIsToldInItsWords() throws Exception {
        var launch = new Launch(InstalledJvms.running(), List.of("-XX:+NoSuchFlag"));
        assertThat(workers.run(launch, ORDER, PATIENCE, heartbeat -> {}).ending())
                .asInstanceOf(type(Ending.Unusable.class))
                .satisfies(unusable -> assertThat(unusable.message()).contains("NoSuchFlag"));
    }

    @Test
    void whatAWorkerStartedEndsWithIt() throws Exception {
        Observation seen = run("child");
        assertThat(seen.ending()).isEqualTo(new Ending.Broken("it has a child", ""));
        awaitEndOfChild(seen);
    }

    @Test
    void aMachineThatStandsStillForAnHourMakesNoWorkerLate() throws Exception {
        workers = FakeWorker.workers(folder, stop, FakeWorker.clockOfAMachineThatStandsStill());
        assertThat(run("done").ending()).isEqualTo(new Ending.Finished());

        workers = FakeWorker.workers(folder, stop, FakeWorker.clockOfAMachineThatStandsStill());
        assertThat(workers.prepareExplore(InstalledJvms.running(), folder.path())
                        .jvmArguments())
                .isNotEmpty();
    }

    @Test
    void whatExploreNeedsIsMadeByAWorker() throws Exception {
        assertThat(workers.prepareExplore(InstalledJvms.running(), folder.path())
                        .jvmArguments())
                .containsExactly("-Dprepared=" + folder.path());
    }
}
