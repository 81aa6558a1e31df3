package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heddle.results.CellResult;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Grade;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jcstress cells through the built harness: real tests, real forks. Budgets are small, so each test has few pieces. */
class JcstressIT {
    private static final String TWO_ACTORS = """
            @Actor public void actor1(II_Result r) { r.r1 = 1; }
            @Actor public void actor2(II_Result r) { r.r2 = 2; }
            """;

    private static final int ENOUGH_CONFIGURATIONS = 3;

    @TempDir
    Path folder;

    @Test
    void aTestThatHoldsPassesWithItsSamplesAndConfigurations() throws Exception {
        CellResult cell = only(Harness.run(
                folder, "--mode", "jcstress", "--scenario", "SynchronizedCounter", "--jcstress-budget", "1s"));

        assertThat(cell.verdict()).as(cell.reason()).isEqualTo(Verdict.PASS);
        var measures = Objects.requireNonNull(cell.jcstress());
        assertThat(measures.samples()).isPositive();
        assertThat(measures.configurations()).isNotEmpty();
        assertThat(measures.skipped()).singleElement().asString().contains("the budget was too small");
        assertThat(outcomes(cell)).containsOnlyKeys("2", "any other");
        assertThat(outcomes(cell).get("any other")).isEqualTo(Grade.FORBIDDEN);
    }

    @Test
    void aProofPassesBySeeingItsBug() throws Exception {
        CellResult cell = proof("DekkerPlain");

        assertThat(cell.claim().breaks()).containsExactly(FailureKind.OUTCOME);
        assertThat(cell.verdict()).as(cell.reason()).isEqualTo(Verdict.PASS);
        assertThat(outcomes(cell).get("0, 0")).isEqualTo(Grade.INTERESTING);
    }

    @Test
    void aLoopThatNeverSeesItsFlagIsEndedAndNotWaitedFor() throws Exception {
        CellResult cell = proof("PlainStopFlag");

        assertThat(cell.verdict()).as(cell.reason()).isEqualTo(Verdict.PASS);
        assertThat(outcomes(cell).get("STALE")).isEqualTo(Grade.INTERESTING);
        assertThat(Objects.requireNonNull(cell.jcstress()).configurations())
                .as("jcstress alone waits for 30 s")
                .anySatisfy(each -> assertThat(each.messages())
                        .anySatisfy(message -> assertThat(message).contains("its JVM was ended")));
    }

    @Test
    void aForbiddenOutcomeFailsWithTheConfigurationsThatShowedIt() throws Exception {
        plugins().test("Forbidden", """
                        @Description("A <script>alert(1)</script> test.")
                        @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "never")
                        @Outcome(id = "1, 2", expect = Expect.FORBIDDEN, desc = "<b>always</b>")
                        """, TWO_ACTORS).write(folder, "foreign.jar");

        CellResult cell = only(run());

        assertThat(cell.verdict()).isEqualTo(Verdict.FAIL);
        FailureReport failure = cell.failures().get(0);
        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME);
        assertThat(failure.message()).startsWith("forbidden outcome 1, 2, ").endsWith("<b>always</b>");
        assertThat(failure.detail()).contains("actor1: C2, actor2: C2");
        assertThat(Files.readString(folder.resolve("out/index.html")))
                .doesNotContain("<script>alert(1)")
                .doesNotContain("<b>always</b>")
                .contains("&lt;b&gt;always");
    }

    @Test
    void aDeadlockIsProvenByItsStacksAndNoProcessIsLeft() throws Exception {
        plugins().test("Deadlock", "@Outcome(expect = Expect.ACCEPTABLE)", """
                        private final Object left = new Object();
                        private final Object right = new Object();
                        private volatile boolean leftTaken;
                        private volatile boolean rightTaken;
                        @Actor public void actor1(II_Result r) {
                            synchronized (left) {
                                leftTaken = true;
                                while (!rightTaken) { Thread.onSpinWait(); }
                                synchronized (right) { r.r1 = 1; }
                            }
                        }
                        @Actor public void actor2(II_Result r) {
                            synchronized (right) {
                                rightTaken = true;
                                while (!leftTaken) { Thread.onSpinWait(); }
                                synchronized (left) { r.r2 = 2; }
                            }
                        }
                        """).write(folder, "foreign.jar");

        CellResult cell = only(run());

        assertThat(cell.verdict()).isEqualTo(Verdict.FAIL);
        FailureReport failure = cell.failures().get(0);
        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure.threads()).hasSize(2).allSatisfy(thread -> {
            assertThat(thread.waitsFor()).contains("java.lang.Object");
            assertThat(thread.holds()).isNotEmpty();
            assertThat(thread.frames()).anyMatch(frame -> frame.startsWith("foreign.Deadlock.actor"));
        });
        // jcstress and its forks were told to end when the harness did, or before.
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
        for (ProcessHandle each : left) {
            each.onExit().get(4, TimeUnit.MINUTES);
        }
    }

    @Test
    void aJvmThatCrashesExitsOrRunsOutOfMemoryIsAFailureOfItsCell() throws Exception {
        plugins()
                .test("Crash", "@Outcome(expect = Expect.ACCEPTABLE)", """
                        @Actor public void actor1(II_Result r) throws Exception { }
                        @Actor public void actor2(II_Result r) {
                            try {
                                var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                                field.setAccessible(true);
                                Object unsafe = field.get(null);
                                unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 8L, 1L);
                            } catch (ReflectiveOperationException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        """.replace(" throws Exception", ""))
                .test("Exit", "@Outcome(expect = Expect.ACCEPTABLE)", """
                        @Actor public void actor1(II_Result r) { Runtime.getRuntime().halt(7); }
                        @Actor public void actor2(II_Result r) { }
                        """)
                .test("Memory", "@Outcome(expect = Expect.ACCEPTABLE)", """
                        @Actor public void actor1(II_Result r) { r.r1 = new long[Integer.MAX_VALUE - 8].length; }
                        @Actor public void actor2(II_Result r) { }
                        """)
                .test("Thrower", "@Outcome(expect = Expect.ACCEPTABLE)", """
                        @Actor public void actor1(II_Result r) { throw new IllegalStateException("<i>no</i>"); }
                        @Actor public void actor2(II_Result r) { }
                        """)
                .write(folder, "foreign.jar");

        assertThat(fails("Crash", FailureKind.CRASH, "SIGSEGV").detail())
                .as("the head of its hs_err file")
                .contains("foreign.Crash.actor2");
        fails("Exit", FailureKind.EXIT, "exit code 7");
        fails("Memory", FailureKind.OUT_OF_MEMORY, "OutOfMemoryError");
        fails("Thrower", FailureKind.EXCEPTION, "IllegalStateException: <i>no</i>");
    }

    @Test
    void aTestWithMoreActorsThanProcessorsIsSaidNotToHaveRun() throws Exception {
        int actors = Runtime.getRuntime().availableProcessors() + 1;
        String body = java.util.stream.IntStream.range(0, actors)
                .mapToObj("@Actor public void actor%d(I_Result r) { r.r1 = 1; }%n"::formatted)
                .collect(Collectors.joining());
        plugins().test("Crowd", "@Outcome(expect = Expect.ACCEPTABLE)", body).write(folder, "foreign.jar");

        CellResult cell = only(run());

        assertThat(cell.verdict()).isEqualTo(Verdict.NOT_RUN);
        assertThat(cell.reason())
                .contains("it has %d actors".formatted(actors))
                .contains("there are %d here".formatted(actors - 1));
    }

    @Test
    void aJarThatBringsAnotherVersionOfJcstressSaysWhichItMustBe() throws Exception {
        plugins()
                .test("OfAnotherVersion", "@Outcome(expect = Expect.ACCEPTABLE)", TWO_ACTORS)
                // As far as Heddle's program is concerned, a version that differs is one that lacks what it calls.
                .also("org.openjdk.jcstress.infra.runners", "TestList", "public final class TestList {}")
                .write(folder, "foreign.jar");

        Results results = run();

        assertThat(only(results).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(only(results).reason())
                .contains("the jar's jcstress is not 0.16")
                .contains("build it with 0.16");
        assertThat(results.exitCode()).isEqualTo(3);
    }

    @Test
    void whatTheBudgetHasNoRoomForIsSaidNotToHaveRunAndAProofAmongItIsRed() throws Exception {
        plugins()
                .test(
                        "First",
                        "@Outcome(id = \"1, 2\", expect = Expect.ACCEPTABLE_INTERESTING, desc = \"Must be seen: it\")",
                        TWO_ACTORS)
                .test(
                        "Proof",
                        "@Outcome(id = \"1, 2\", expect = Expect.ACCEPTABLE_INTERESTING, desc = \"Must be seen: it\")",
                        TWO_ACTORS)
                .test("Second", "@Outcome(expect = Expect.ACCEPTABLE)", TWO_ACTORS)
                .write(folder, "foreign.jar");

        Results results =
                Harness.run(folder, "--plugins", folder.toString(), "--mode", "jcstress", "--jcstress-budget", "1s");

        assertThat(results.cells())
                .extracting(CellResult::verdict)
                .containsExactly(Verdict.PASS, Verdict.ERROR, Verdict.NOT_RUN);
        assertThat(results.cells().get(0).reason()).contains("breaks as claimed: interesting outcome 1, 2, seen");
        assertThat(results.cells().get(1).reason())
                .startsWith("what must be seen was not")
                .contains("--jcstress-budget");
        assertThat(results.cells().get(2).reason()).contains("all of the 1 s").contains("--jcstress-budget");
        assertThat(results.exitCode()).isEqualTo(3);
    }

    @Test
    void aProofThatShowsNothingDoesNotExceedTheBudget() throws Exception {
        plugins().test("Never", """
                        @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE)
                        @Outcome(id = "7, 7", expect = Expect.ACCEPTABLE_INTERESTING, desc = "Must be seen: it")
                        """, TWO_ACTORS).write(folder, "foreign.jar");

        CellResult cell = only(
                Harness.run(folder, "--plugins", folder.toString(), "--mode", "jcstress", "--jcstress-budget", "1s"));

        assertThat(cell.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(cell.reason()).startsWith("what must be seen was not: no failure in ");
        assertThat(Objects.requireNonNull(cell.jcstress()).configurations())
                .as("not eight times more, for which there is no time left")
                .hasSizeLessThanOrEqualTo(2 * Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Test
    void aJarWithNoTestAtAllIsReported() throws Exception {
        plugins().write(folder, "foreign.jar");

        Results results = run();

        assertThat(results.exitCode()).isEqualTo(3);
        assertThat(results.plugins())
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.problems())
                        .singleElement()
                        .asString()
                        .contains("META-INF/TestList names no test"));
    }

    @Test
    void aScenarioUnderJcstressGivesThePictureOfTheTestWrittenByHand() throws Exception {
        Results results = Harness.run(
                folder,
                "--mode",
                "jcstress",
                "--scenario",
                "counter.unlocked",
                "--scenario",
                "IncrementAgainstDecrement"); // a budget that is given would be kept, and the first may take it all

        assertThat(results.cells()).hasSize(2).allSatisfy(cell -> {
            assertThat(cell.verdict()).as(cell.reason()).isEqualTo(Verdict.PASS);
            // Which of the two is lost is chance, and on a busy machine hardly any is.
            assertThat(cell.outcomes().stream().filter(each -> each.count() > 0))
                    .extracting(OutcomeCount::outcome)
                    .contains("0")
                    .containsAnyOf("1", "-1")
                    .isSubsetOf("0", "1", "-1");
            assertThat(cell.failures()).extracting(FailureReport::kind).containsOnly(FailureKind.OUTCOME);
        });
        assertThat(results.cells()).extracting(JcstressIT::acceptable).containsOnly(Set.of("0"));
        // Shares differ by orders of magnitude from one compiler and one placement to the next: what one way of writing
        // the test saw in its configurations, the least to the most, must meet what the other saw in its own. On a busy
        // machine there is time for one or two, which need not be the same: those say nothing.
        DoubleSummaryStatistics one = lost(results.cells().get(0));
        DoubleSummaryStatistics other = lost(results.cells().get(1));
        if (Math.min(one.getCount(), other.getCount()) >= ENOUGH_CONFIGURATIONS) {
            assertThat(Math.max(one.getMin(), other.getMin()))
                    .as("logarithms of the shares of lost updates: %s and %s", one, other)
                    .isLessThanOrEqualTo(Math.min(one.getMax(), other.getMax()) + Math.log10(3));
        }
    }

    private static Set<String> acceptable(CellResult cell) {
        return cell.outcomes().stream()
                .filter(each -> each.count() > 0 && each.grade() == Grade.ACCEPTABLE)
                .map(OutcomeCount::outcome)
                .collect(Collectors.toSet());
    }

    /** Decimal logarithms of the shares of lost updates, by configuration. */
    private static DoubleSummaryStatistics lost(CellResult cell) {
        return Objects.requireNonNull(cell.jcstress()).configurations().stream()
                .mapToDouble(each -> {
                    long all = each.counts().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    return Math.log10((double) (all - each.counts().getOrDefault("0", 0L)) / all);
                })
                .filter(Double::isFinite)
                .summaryStatistics();
    }

    @Test
    void aPlanWithMoreActorsThanProcessorsIsSkippedAndSaysWhy() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors()).isLessThan(4);

        CellResult cell =
                only(Harness.run(folder, "--mode", "jcstress", "--scenario", "counter.unlocked", "--threads", "4"));

        assertThat(cell.verdict()).isEqualTo(Verdict.NOT_RUN);
        assertThat(cell.reason()).contains("it has 4 actors, and jcstress needs a processor for each");
    }

    @Test
    void aScenarioOnAJvmWithoutACompilerSaysThatItTakesAJdk() throws Exception {
        CellResult cell = only(Harness.run(
                folder,
                "--mode",
                "jcstress",
                "--scenario",
                "counter.unlocked",
                "--jvm-args",
                "--limit-modules java.se,jdk.unsupported,jdk.management"));

        assertThat(cell.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(cell.reason()).contains("takes a JDK").contains("choose another with --jvm");
    }

    @Test
    void aKilledHarnessLeavesNoProcessOfJcstress() throws Exception {
        Process harness = Harness.start(
                folder, "--mode", "jcstress", "--scenario", "SynchronizedCounter", "--jcstress-budget", "60s");
        try {
            List<ProcessHandle> family = awaitForks(harness);
            harness.destroyForcibly();

            for (ProcessHandle each : family) {
                each.onExit().get(4, TimeUnit.MINUTES);
            }
        } finally {
            harness.destroyForcibly();
        }
    }

    /** Waits until the harness has a worker, that a jcstress, and that a fork. */
    private static List<ProcessHandle> awaitForks(Process harness) throws InterruptedException {
        while (harness.isAlive()) {
            List<ProcessHandle> family = harness.descendants().toList();
            if (family.size() >= 3) {
                return family;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the harness ended before it forked");
    }

    private JcstressTestJar plugins() {
        return new JcstressTestJar();
    }

    private Results run() throws IOException, InterruptedException {
        return Harness.run(
                folder,
                "--all",
                "--plugins",
                folder.toString(),
                "--mode",
                "jcstress",
                "--jcstress-budget",
                "4s",
                "--timeout",
                "3s");
    }

    private static CellResult only(Results results) {
        assertThat(results.cells()).hasSize(1);
        return results.cells().get(0);
    }

    private static Map<String, Grade> outcomes(CellResult cell) {
        return cell.outcomes().stream().collect(Collectors.toMap(OutcomeCount::outcome, OutcomeCount::grade));
    }

    /** Runs a test until it shows what it proves. */
    private CellResult proof(String test) throws IOException, InterruptedException {
        return only(Harness.run(
                folder, "--mode", "jcstress", "--scenario", test, "--jcstress-budget", "10m", "--fail-fast"));
    }

    /** Runs one test of the jar until it first fails, and answers how. */
    private FailureReport fails(String test, FailureKind kind, String message)
            throws IOException, InterruptedException {
        CellResult cell = only(Harness.run(
                folder,
                "--plugins",
                folder.toString(),
                "--scenario",
                test,
                "--mode",
                "jcstress",
                "--jcstress-budget",
                "60s",
                "--fail-fast"));
        assertThat(cell.verdict()).as(test).isEqualTo(Verdict.FAIL);
        List<FailureReport> failures = cell.failures();
        assertThat(failures).as(test).extracting(FailureReport::kind).contains(kind);
        assertThat(failures.get(0).message()).as(test).contains(message);
        return failures.get(0);
    }
}
