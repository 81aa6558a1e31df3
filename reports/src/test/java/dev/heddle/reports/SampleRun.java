package dev.heddle.reports;

import static dev.heddle.results.FailureKind.CRASH;
import static dev.heddle.results.FailureKind.DEADLOCK;
import static dev.heddle.results.FailureKind.EXCEPTION;
import static dev.heddle.results.FailureKind.EXIT;
import static dev.heddle.results.FailureKind.HANG;
import static dev.heddle.results.FailureKind.OUTCOME;

import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Claim;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Grade;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import dev.heddle.results.JcstressMeasures;
import dev.heddle.results.Jvm;
import dev.heddle.results.Latency;
import dev.heddle.results.Mode;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.Output;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Rate;
import dev.heddle.results.Results;
import dev.heddle.results.RunInfo;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.StressMeasures;
import dev.heddle.results.ThreadTrace;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run that has one of everything: made by hand, always the same. */
final class SampleRun {
    static final Jvm JDK17 = new Jvm("/opt/jdk-17", "17.0.16+8", "Eclipse Adoptium", 17);
    static final Jvm JDK25 = new Jvm("/opt/jdk-25", "25.0.3+9-LTS", "Eclipse Adoptium", 25);
    private static final long START = 1_795_363_200_000L;
    private static final long SECOND = 1_000_000_000L;

    private final List<CellResult> cells = new ArrayList<>();
    private final List<ScenarioInfo> scenarios = new ArrayList<>();

    private SampleRun() {}

    static Results results() {
        return new SampleRun().make("completed", 1);
    }

    static Results killed() {
        return new SampleRun().make("killed", 1);
    }

    /** The same run without its red cells and its broken jars. */
    static Results green() {
        Results all = results();
        List<CellResult> green = all.cells().stream()
                .filter(cell -> cell.verdict() == Verdict.PASS)
                .toList();
        List<PluginInfo> sound = all.plugins().stream()
                .filter(plugin -> plugin.problems().isEmpty())
                .toList();
        return new Results(1, all.run(), sound, all.scenarios(), green, all.endedMillis(), 0, "completed");
    }

    private Results make(String ended, int exitCode) {
        counters();
        exchange();
        queues();
        locks();
        endings();
        litmus();
        RunInfo run = new RunInfo(
                "0.1.0",
                List.of("--all", "--report", "out/", "--threads", "2,4,8", "--jit", "default,c1"),
                4_242_424_242L,
                START,
                "Linux 6.8.0 amd64",
                "AMD EPYC 9R14 96-Core Processor",
                8,
                33_285_996_544L,
                List.of(JDK17, JDK25));
        return new Results(
                Results.SCHEMA_VERSION,
                run,
                plugins(),
                scenarios,
                cells,
                ended.equals("killed") ? 0 : START + 83_400,
                exitCode,
                ended);
    }

    private static List<PluginInfo> plugins() {
        String hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        return List.of(
                new PluginInfo(
                        "plugins/counters.jar",
                        hash,
                        List.of("counter.unlocked", "counter.synchronized", "counter.atomic", "counter.lock"),
                        List.of()),
                new PluginInfo("plugins/queues.jar", hash, List.of("queue.bounded", "queue.exchange"), List.of()),
                new PluginInfo("plugins/locks.jar", hash, List.of("locks.order", "locks.transfer"), List.of()),
                new PluginInfo(
                        "plugins/acme-cache.jar",
                        hash,
                        List.of(),
                        List.of(
                                "com.acme.CacheScenario was compiled for Java 25 (class file version 69), this run looks jars up with Java 17: "
                                        + "run it with --jvm, or compile it with --release 17")),
                new PluginInfo(
                        "plugins/torn.jar", "", List.of(), List.of("not a readable jar: zip END header not found")));
    }

    private void counters() {
        scenario(
                "counter.unlocked",
                "Threads add and subtract one from a plain field.",
                """
                Half of the threads add one to a field, the other half subtract one. With no lock, an update is three steps: read, compute, write. \
                A thread that is stopped between its read and its write overwrites what the others wrote meanwhile.

                Expect the sum to be off by one, or more, in a share of the iterations. A harness that does not see this sees nothing.""",
                Map.of(
                        Mode.STRESS, breaks(OUTCOME),
                        Mode.EXPLORE, breaks(OUTCOME),
                        Mode.JCSTRESS, breaks(OUTCOME)));
        for (int threads : new int[] {2, 4, 8}) {
            for (String jit : new String[] {"default", "c1"}) {
                lostUpdate(threads, jit);
            }
        }
        cells.add(result(
                cell("counter.unlocked", Mode.EXPLORE, 2, "default", JDK25),
                breaks(OUTCOME),
                Verdict.PASS,
                "breaks as claimed: forbidden outcome: outcome -1: an update was lost (2 of 6: 33.3 % (9.68 % to 70 % with 95 %))",
                420_000_000L,
                null,
                new ExploreMeasures(
                        6,
                        4,
                        6,
                        true,
                        true,
                        "",
                        0,
                        18_000_000L,
                        60,
                        "fibers",
                        List.of(new ExploreMeasures.StrategyShare("exhaustive", 6)),
                        List.of(
                                new ExploreMeasures.CurvePoint(1, 1),
                                new ExploreMeasures.CurvePoint(3, 3),
                                new ExploreMeasures.CurvePoint(6, 6)),
                        1),
                null,
                List.of(
                        new OutcomeCount("1", 2, Grade.FORBIDDEN, "an update was lost"),
                        new OutcomeCount("-1", 2, Grade.FORBIDDEN, "an update was lost"),
                        new OutcomeCount("0", 2, Grade.ACCEPTABLE, "every update counted")),
                List.of(new FailureReport(
                        OUTCOME, "outcome -1: an update was lost", "", 2, 1, List.of(), lostUpdateInterleaving())),
                Output.NONE));
        cells.add(litmusCounter());
        for (String correct : new String[] {"synchronized", "atomic", "lock"}) {
            correctCounter("counter." + correct);
        }
    }

    private void lostUpdate(int threads, String jit) {
        long iterations = (jit.equals("c1") ? 11_000_000L : 38_400_000L) / threads * 2;
        long failed = iterations / (jit.equals("c1") ? 9_000 : 83) * threads / 2;
        List<OutcomeCount> outcomes = List.of(
                new OutcomeCount("0", iterations - failed, Grade.ACCEPTABLE, "every update counted"),
                new OutcomeCount("1", failed / 2, Grade.FORBIDDEN, "an update was lost"),
                new OutcomeCount("-1", failed - failed / 2 - 12, Grade.FORBIDDEN, "an update was lost"),
                new OutcomeCount("2", 12, Grade.FORBIDDEN, "an update was lost"));
        cells.add(result(
                cell("counter.unlocked", Mode.STRESS, threads, jit, JDK17),
                breaks(OUTCOME),
                Verdict.PASS,
                "breaks as claimed: forbidden outcome: outcome 1: an update was lost (%s)"
                        .formatted(new Rate(failed, iterations).words()),
                2_300_000_000L,
                stress(iterations, failed, threads, 512, 38),
                null,
                null,
                outcomes,
                List.of(
                        failure(OUTCOME, "outcome 1: an update was lost", "", failed / 2, 12),
                        failure(OUTCOME, "outcome -1: an update was lost", "", failed - failed / 2 - 12, 17),
                        failure(OUTCOME, "outcome 2: an update was lost", "", 12, 39_112)),
                Output.NONE));
    }

    private void correctCounter(String name) {
        scenario(name, "Threads add and subtract one, each update whole.", "", all(holds()));
        int slow = name.endsWith("atomic") ? 1 : name.endsWith("lock") ? 4 : 2;
        for (int threads : new int[] {2, 4, 8}) {
            long iterations = 21_000_000L / slow / threads;
            cells.add(result(
                    cell(name, Mode.STRESS, threads, "default", JDK17),
                    holds(),
                    Verdict.PASS,
                    "no failure in %,d iterations: %s".formatted(iterations, new Rate(0, iterations).shareWords()),
                    2_200_000_000L,
                    stress(iterations, 0, threads, 512, 55L * slow),
                    null,
                    null,
                    List.of(new OutcomeCount("0", iterations, Grade.ACCEPTABLE, "every update counted")),
                    List.of(),
                    Output.NONE));
        }
        cells.add(result(
                cell(name, Mode.EXPLORE, 2, "default", JDK25),
                holds(),
                Verdict.PASS,
                "complete: no failure in any of the 2 distinct interleavings",
                300_000_000L,
                null,
                new ExploreMeasures(
                        2,
                        0,
                        2,
                        true,
                        true,
                        "",
                        0,
                        9_000_000L,
                        22,
                        "fibers",
                        List.of(new ExploreMeasures.StrategyShare("exhaustive", 2)),
                        List.of(new ExploreMeasures.CurvePoint(1, 1), new ExploreMeasures.CurvePoint(2, 2)),
                        -1),
                null,
                List.of(new OutcomeCount("0", 2, Grade.ACCEPTABLE, "every update counted")),
                List.of(),
                Output.NONE));
    }

    private void exchange() {
        scenario(
                "queue.exchange",
                "A consumer that stops when it finds the queue empty loses items.",
                "",
                Map.of(Mode.STRESS, holds()));
        String stack = """
                java.lang.IllegalStateException: <script>alert('xss')</script> 3 items never arrived
                    at com.acme.queue.Exchange.drain(Exchange.java:71)
                    at com.acme.queue.Exchange.lambda$plan$2(Exchange.java:44)
                    at java.base/java.lang.Thread.run(Thread.java:840)
                Caused by: java.util.NoSuchElementException: queue empty
                    at com.acme.queue.Exchange.take(Exchange.java:58)
                    ... 2 more""";
        cells.add(result(
                cell("queue.exchange", Mode.STRESS, 8, "default", JDK17),
                holds(),
                Verdict.FAIL,
                "exception: IllegalStateException in thread \"consumer-3\": <script>alert('xss')</script> 3 items never arrived (%s)"
                        .formatted(new Rate(31, 184_213).words()),
                2_410_000_000L,
                stress(184_213, 31, 8, 1, 9_300),
                null,
                null,
                List.of(
                        new OutcomeCount("100", 184_182, Grade.ACCEPTABLE, "each item once"),
                        new OutcomeCount("97", 31, Grade.FORBIDDEN, "items were lost")),
                List.of(
                        new FailureReport(
                                EXCEPTION,
                                "IllegalStateException in thread \"consumer-3\": <script>alert('xss')</script> 3 items never arrived",
                                stack,
                                31,
                                5_113,
                                List.of(),
                                null),
                        failure(OUTCOME, "outcome 97: items were lost", "", 31, 5_113)),
                new Output(
                        "consumer-3 gave up after 97 items\nproducer done </pre><img src=x onerror=\"document.title='owned'\">\n",
                        81)));
    }

    private void queues() {
        scenario(
                "queue.bounded",
                "Producers and consumers on a queue of 48 pass 100 items, each once.",
                "A bounded queue makes fast producers wait for slow consumers. The chart shows what more threads bring.",
                Map.of(Mode.STRESS, holds(), Mode.EXPLORE, holds()));
        for (int threads : new int[] {2, 4, 8}) {
            long iterations = 41_000L * (threads == 2 ? 10 : threads == 4 ? 17 : 21) / 10;
            StressMeasures measured = stress(iterations, 0, threads, 1, 24_000L * threads / 2);
            cells.add(result(
                    cell("queue.bounded", Mode.STRESS, threads, "default", JDK17),
                    holds(),
                    Verdict.PASS,
                    "no failure in %,d iterations: %s".formatted(iterations, new Rate(0, iterations).shareWords()),
                    2_150_000_000L,
                    measured,
                    null,
                    null,
                    List.of(new OutcomeCount("100", iterations, Grade.ACCEPTABLE, "each item once")),
                    List.of(),
                    Output.NONE));
        }
        List<ExploreMeasures.CurvePoint> curve = new ArrayList<>();
        for (long schedules = 1; schedules <= 131_072; schedules *= 2) {
            curve.add(new ExploreMeasures.CurvePoint(schedules, Math.round(Math.pow(schedules, 0.86))));
        }
        cells.add(result(
                cell("queue.bounded", Mode.EXPLORE, 4, "default", JDK25),
                holds(),
                Verdict.PASS,
                "no failure in 131,072 schedules: below 0.002 % with 95 %",
                2_900_000_000L,
                null,
                new ExploreMeasures(
                        131_072,
                        0,
                        25_170,
                        false,
                        false,
                        "at most 2 preemptions",
                        0.118,
                        2_400_000_000L,
                        9_830_400,
                        "fibers",
                        List.of(
                                new ExploreMeasures.StrategyShare("exhaustive", 26_214),
                                new ExploreMeasures.StrategyShare("random walk", 26_214),
                                new ExploreMeasures.StrategyShare("pct", 39_322),
                                new ExploreMeasures.StrategyShare("pos", 26_214),
                                new ExploreMeasures.StrategyShare("surw", 13_108)),
                        curve,
                        -1),
                null,
                List.of(new OutcomeCount("100", 131_072, Grade.ACCEPTABLE, "each item once")),
                List.of(),
                Output.NONE));
    }

    private void locks() {
        scenario(
                "locks.order",
                "Two threads take two locks, each in its own order.",
                "Each holds the lock that the other wants: neither can go on.",
                Map.of(Mode.STRESS, breaks(DEADLOCK), Mode.EXPLORE, breaks(DEADLOCK)));
        cells.add(result(
                cell("locks.order", Mode.STRESS, 2, "default", JDK17),
                breaks(DEADLOCK),
                Verdict.PASS,
                "breaks as claimed: deadlock: payer-1 waits for the monitor of Account#2, held by payer-2; payer-2 waits for the monitor of Account#1, held by payer-1 (1 of 1,204: 0.083 % (0.015 % to 0.47 % with 95 %))",
                640_000_000L,
                stress(1_204, 1, 2, 1, 1_900),
                null,
                null,
                List.of(),
                List.of(new FailureReport(
                        DEADLOCK,
                        "payer-1 waits for the monitor of Account#2, held by payer-2; payer-2 waits for the monitor of Account#1, held by payer-1",
                        "",
                        1,
                        1_203,
                        deadlocked(),
                        null)),
                Output.NONE));
        scenario(
                "locks.transfer",
                "Money moves between accounts; locks are taken in the order of account numbers.",
                "",
                Map.of(Mode.STRESS, holds(), Mode.EXPLORE, holds()));
        cells.add(result(
                cell("locks.transfer", Mode.STRESS, 4, "default", JDK17),
                holds(),
                Verdict.PASS,
                "no failure in 912,345 iterations: below 1 in 300,000 with 95 %",
                2_150_000_000L,
                stress(912_345, 0, 4, 32, 480),
                null,
                null,
                List.of(new OutcomeCount("1000", 912_345, Grade.ACCEPTABLE, "no money made or lost")),
                List.of(),
                Output.NONE));
        cells.add(result(
                cell("locks.transfer", Mode.EXPLORE, 2, "default", JDK25),
                holds(),
                Verdict.FAIL,
                "deadlock: payer-1 waits for the monitor of Account#2, held by payer-2; payer-2 waits for the monitor of Account#1, held by payer-1 (3,120 of 88,412: 3.53 % (3.41 % to 3.65 % with 95 %))",
                1_700_000_000L,
                null,
                new ExploreMeasures(
                        88_412,
                        3_120,
                        4_711,
                        true,
                        false,
                        "",
                        0.031,
                        1_200_000_000L,
                        1_679_828,
                        "fibers",
                        List.of(
                                new ExploreMeasures.StrategyShare("exhaustive", 20_000),
                                new ExploreMeasures.StrategyShare("pct", 68_412)),
                        List.of(
                                new ExploreMeasures.CurvePoint(1, 1),
                                new ExploreMeasures.CurvePoint(1_000, 640),
                                new ExploreMeasures.CurvePoint(10_000, 2_210),
                                new ExploreMeasures.CurvePoint(40_000, 3_905),
                                new ExploreMeasures.CurvePoint(88_412, 4_711)),
                        211),
                null,
                List.of(new OutcomeCount("1000", 85_292, Grade.ACCEPTABLE, "no money made or lost")),
                List.of(new FailureReport(
                        DEADLOCK,
                        "payer-1 waits for the monitor of Account#2, held by payer-2; payer-2 waits for the monitor of Account#1, held by payer-1",
                        "",
                        3_120,
                        211,
                        deadlocked(),
                        deadlockInterleaving())),
                Output.NONE));
    }

    private void endings() {
        scenario("guide.flag-plain", "A plain stop flag may never be seen.", "", Map.of(Mode.STRESS, breaks(HANG)));
        cells.add(result(
                cell("guide.flag-plain", Mode.STRESS, 2, "default", JDK17),
                breaks(HANG),
                Verdict.FAIL,
                "should break by hang, and did not: no failure in 20,114 iterations: below 0.015 % with 95 %",
                2_050_000_000L,
                stress(20_114, 0, 2, 1, 70_000),
                null,
                null,
                List.of(new OutcomeCount("stopped", 20_114, Grade.ACCEPTABLE, "the flag was seen")),
                List.of(),
                Output.NONE));
        scenario("guide.swallowed", "A swallowed interruption does not end.", "", Map.of(Mode.STRESS, holds()));
        cells.add(result(
                cell("guide.swallowed", Mode.STRESS, 2, "default", JDK17),
                holds(),
                Verdict.FAIL,
                "hang: no progress for 5,000 ms: worker is sleeping at com.acme.Worker.poll(Worker.java:31) (1 of 17: 5.88 % (1.05 % to 27 % with 95 %))",
                7_100_000_000L,
                stress(17, 1, 2, 1, 12_000_000),
                null,
                null,
                List.of(),
                List.of(new FailureReport(
                        HANG,
                        "no progress for 5,000 ms: worker is sleeping at com.acme.Worker.poll(Worker.java:31)",
                        "",
                        1,
                        17,
                        List.of(
                                new ThreadTrace(
                                        "worker",
                                        "timed_waiting",
                                        "",
                                        List.of(),
                                        List.of(
                                                "java.base/java.lang.Thread.sleep(Native Method)",
                                                "com.acme.Worker.poll(Worker.java:31)",
                                                "com.acme.Worker.run(Worker.java:22)")),
                                new ThreadTrace(
                                        "main",
                                        "waiting",
                                        "the end of thread \"worker\"",
                                        List.of(),
                                        List.of("java.base/java.lang.Thread.join(Thread.java:1313)"))),
                        null)),
                Output.NONE));
        scenario("hostile.exit", "Calls <b>System.exit</b> in mid-flight.", "", Map.of(Mode.STRESS, breaks(EXIT)));
        cells.add(result(
                cell("hostile.exit", Mode.STRESS, 1, "default", JDK17),
                breaks(EXIT),
                Verdict.PASS,
                "breaks as claimed: the scenario ended its JVM with exit code 7",
                410_000_000L,
                null,
                null,
                null,
                List.of(),
                List.of(failure(EXIT, "the scenario ended its JVM with exit code 7", "", 1, -1)),
                new Output("going down\n", 11)));
        scenario("hostile.crash", "Writes to address 0 through Unsafe.", "", Map.of(Mode.STRESS, holds()));
        cells.add(result(
                cell("hostile.crash", Mode.STRESS, 1, "default", JDK17),
                holds(),
                Verdict.FAIL,
                "the JVM crashed: SIGSEGV (0xb) at pc=0x00007f3a2c1d9e10, pid=4711, tid=4712",
                380_000_000L,
                null,
                null,
                null,
                List.of(),
                List.of(failure(
                        CRASH,
                        "SIGSEGV (0xb) at pc=0x00007f3a2c1d9e10, pid=4711, tid=4712",
                        "#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV (0xb) at pc=0x00007f3a2c1d9e10\n"
                                + "# Problematic frame:\n# V  [libjvm.so+0xdd9e10]  Unsafe_PutInt+0x80\n",
                        1,
                        -1)),
                Output.NONE));
        scenario("cache.refill", "A cache is refilled while it is read.", "", Map.of(Mode.STRESS, holds()));
        cells.add(result(
                cell("cache.refill", Mode.STRESS, 2, "default", JDK17),
                holds(),
                Verdict.ERROR,
                "the plan of cache.refill in plugins/acme.jar has no actors: add at least one with actor(...)",
                290_000_000L,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Output.NONE));
        for (int threads : new int[] {4, 8}) {
            cells.add(result(
                    cell("cache.refill", Mode.STRESS, threads, "default", JDK17),
                    holds(),
                    Verdict.NOT_RUN,
                    "not run: the run was stopped before",
                    0,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Output.NONE));
        }
    }

    private void litmus() {
        scenario(
                "litmus.dekker-plain",
                "Each actor writes its own plain field, then reads the other's.",
                "Under sequential consistency one of them sees the other's write. Plain fields promise less.",
                Map.of(Mode.JCSTRESS, breaks(OUTCOME)));
        List<JcstressMeasures.Configuration> configurations = new ArrayList<>();
        String[] compilations = {
            "actor1: C2, actor2: C2",
            "actor1: C1, actor2: C2",
            "actor1: C1, actor2: C1",
            "actor1: Interpreter, actor2: C2"
        };
        for (int at = 0; at < compilations.length; at++) {
            for (String scheduling : new String[] {"actor1: package group 0, core group 0", "no affinity"}) {
                for (List<String> flags : List.of(List.<String>of(), List.of("-XX:+StressLCM", "-XX:+StressGCM"))) {
                    boolean rare = at < 2 && scheduling.startsWith("actor1");
                    configurations.add(new JcstressMeasures.Configuration(
                            compilations[at],
                            scheduling,
                            flags,
                            rare
                                    ? Map.of(
                                            "0, 0",
                                            1_823L / (at + 1),
                                            "0, 1",
                                            4_100_000L,
                                            "1, 0",
                                            3_900_000L,
                                            "1, 1",
                                            812L)
                                    : Map.of("0, 1", 2_100_000L, "1, 0", 1_900_000L, "1, 1", 55L),
                            at == 3 && flags.isEmpty() && !rare && scheduling.startsWith("no")
                                    ? "TIMEOUT_ERROR"
                                    : "NORMAL",
                            at == 3 && flags.isEmpty() && scheduling.startsWith("no")
                                    ? List.of("the fork was stopped after 30 s")
                                    : List.of()));
                }
            }
        }
        cells.add(result(
                cell("litmus.dekker-plain", Mode.JCSTRESS, 2, "default", JDK17),
                breaks(OUTCOME),
                Verdict.PASS,
                "breaks as claimed: forbidden outcome: 0, 0 (5,468 of 80,006,528: 1 in 15,000)",
                9_800_000_000L,
                null,
                null,
                new JcstressMeasures(
                        80_006_528,
                        9_100_000_000L,
                        configurations,
                        List.of(
                                "configurations with actors on different packages: this machine has one package",
                                "split compilation of arbiters: the test has no arbiter")),
                List.of(
                        new OutcomeCount("0, 1", 40_800_000, Grade.ACCEPTABLE, "the second actor came first"),
                        new OutcomeCount("1, 0", 39_200_000, Grade.ACCEPTABLE, "the first actor came first"),
                        new OutcomeCount(
                                "0, 0", 5_468, Grade.FORBIDDEN, "both read before the other's write: <i>reordered</i>"),
                        new OutcomeCount("1, 1", 1_060, Grade.INTERESTING, "both saw the other")),
                List.of(failure(
                        OUTCOME, "outcome 0, 0: both read before the other's write: <i>reordered</i>", "", 5_468, -1)),
                Output.NONE));
    }

    private CellResult litmusCounter() {
        List<JcstressMeasures.Configuration> configurations = List.of(
                new JcstressMeasures.Configuration(
                        "actor1: C2, actor2: C2",
                        "no affinity",
                        List.of(),
                        Map.of("0", 20_113_000L, "1", 281_000L, "-1", 279_500L),
                        "NORMAL",
                        List.of()),
                new JcstressMeasures.Configuration(
                        "actor1: Interpreter, actor2: Interpreter",
                        "no affinity",
                        List.of(),
                        Map.of("0", 2_513_000L, "1", 12L, "-1", 9L),
                        "NORMAL",
                        List.of()));
        return result(
                cell("counter.unlocked", Mode.JCSTRESS, 2, "default", JDK17),
                breaks(OUTCOME),
                Verdict.PASS,
                "breaks as claimed: forbidden outcome: 1 (281,012 of 23,186,521: 1.21 %)",
                4_000_000_000L,
                null,
                null,
                new JcstressMeasures(23_186_521, 3_700_000_000L, configurations, List.of()),
                List.of(
                        new OutcomeCount("0", 22_626_000, Grade.ACCEPTABLE, "every update counted"),
                        new OutcomeCount("1", 281_012, Grade.FORBIDDEN, "an update was lost"),
                        new OutcomeCount("-1", 279_509, Grade.FORBIDDEN, "an update was lost")),
                List.of(failure(OUTCOME, "outcome 1: an update was lost", "", 281_012, -1)),
                Output.NONE);
    }

    static Interleaving lostUpdateInterleaving() {
        String owner = "dev.heddle.counters.UnlockedCounter";
        String file = "UnlockedCounter.java";
        return new Interleaving(
                List.of("increment", "decrement"),
                List.of(
                        new Step(0, "begin", "", null, owner, "lambda$plan$0", file, 21, Switch.NONE, -1),
                        new Step(0, "read", "Counter#1.value", "0", owner, "lambda$plan$0", file, 21, Switch.NONE, 4),
                        new Step(1, "begin", "", null, owner, "lambda$plan$1", file, 22, Switch.PREEMPTION, -1),
                        new Step(1, "read", "Counter#1.value", "0", owner, "lambda$plan$1", file, 22, Switch.NONE, -1),
                        new Step(1, "write", "Counter#1.value", "-1", owner, "lambda$plan$1", file, 22, Switch.NONE, 1),
                        new Step(
                                0,
                                "write",
                                "Counter#1.value",
                                "1",
                                owner,
                                "lambda$plan$0",
                                file,
                                21,
                                Switch.FORCED,
                                4)),
                1,
                "failures/counter.unlocked-explore-2-default.schedule.json",
                "java -jar harness.jar --replay out/failures/counter.unlocked-explore-2-default.schedule.json");
    }

    static Interleaving deadlockInterleaving() {
        String owner = "com.acme.bank.Transfer";
        String file = "Transfer.java";
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(0, "begin", "", null, owner, "move", file, 30, Switch.NONE, -1));
        for (int at = 0; at < 14; at++) {
            steps.add(new Step(
                    0,
                    at % 2 == 0 ? "read" : "write",
                    "Ledger#1.entries[" + at / 2 + "]",
                    Integer.toString(at * 7),
                    owner,
                    "audit",
                    file,
                    52 + at % 2,
                    Switch.NONE,
                    -1));
        }
        steps.add(new Step(0, "lock", "Account#1", null, owner, "move", file, 34, Switch.NONE, 18));
        steps.add(new Step(1, "begin", "", null, owner, "move", file, 30, Switch.PREEMPTION, -1));
        steps.add(new Step(1, "lock", "Account#2", null, owner, "move", file, 34, Switch.NONE, 19));
        steps.add(new Step(1, "wait to lock", "Account#1", null, owner, "move", file, 35, Switch.NONE, 15));
        steps.add(new Step(0, "wait to lock", "Account#2", null, owner, "move", file, 35, Switch.FORCED, 17));
        return new Interleaving(
                List.of("payer-1", "payer-2"),
                steps,
                1,
                "failures/locks.transfer-explore-2-default.schedule.json",
                "java -jar harness.jar --replay out/failures/locks.transfer-explore-2-default.schedule.json");
    }

    private static List<ThreadTrace> deadlocked() {
        return List.of(
                new ThreadTrace(
                        "payer-1",
                        "blocked",
                        "the monitor of Account#2, held by payer-2",
                        List.of("the monitor of Account#1"),
                        List.of(
                                "com.acme.bank.Transfer.move(Transfer.java:35)",
                                "com.acme.bank.Transfer.lambda$plan$0(Transfer.java:18)",
                                "java.base/java.lang.Thread.run(Thread.java:840)")),
                new ThreadTrace(
                        "payer-2",
                        "blocked",
                        "the monitor of Account#1, held by payer-1",
                        List.of("the monitor of Account#2"),
                        List.of(
                                "com.acme.bank.Transfer.move(Transfer.java:35)",
                                "com.acme.bank.Transfer.lambda$plan$1(Transfer.java:19)",
                                "java.base/java.lang.Thread.run(Thread.java:840)")));
    }

    private static StressMeasures stress(long iterations, long failed, int threads, int stride, long nanos) {
        List<StressMeasures.Sample> samples = new ArrayList<>();
        double rate = iterations / 2.0;
        for (int at = 1; at <= 20; at++) {
            samples.add(new StressMeasures.Sample(at * 100L, rate * (1 + 0.2 * Math.sin(at * 1.7) - 0.3 / at)));
        }
        return new StressMeasures(
                iterations,
                failed,
                iterations,
                2 * SECOND,
                stride,
                iterations * threads,
                List.of(
                        new Latency(
                                "increment",
                                20_000,
                                nanos * 1.1,
                                nanos,
                                nanos * 2,
                                nanos * 7,
                                nanos * 60,
                                nanos * 4_100,
                                ""),
                        new Latency(
                                "decrement",
                                20_000,
                                nanos * 1.2,
                                nanos + 2,
                                nanos * 2,
                                nanos * 8,
                                nanos * 75,
                                nanos * 3_800,
                                "")),
                samples);
    }

    private static FailureReport failure(FailureKind kind, String message, String detail, long count, long iteration) {
        return new FailureReport(kind, message, detail, count, iteration, List.of(), null);
    }

    private static Cell cell(String scenario, Mode mode, int threads, String jit, Jvm jvm) {
        return new Cell(scenario, mode, threads, jit, jvm);
    }

    private static CellResult result(
            Cell cell,
            Claim claim,
            Verdict verdict,
            String reason,
            long elapsedNanos,
            @Nullable StressMeasures stress,
            @Nullable ExploreMeasures explore,
            @Nullable JcstressMeasures jcstress,
            List<OutcomeCount> outcomes,
            List<FailureReport> failures,
            Output output) {
        return new CellResult(
                cell,
                claim,
                verdict,
                reason,
                elapsedNanos == 0 ? 0 : START + 1_000,
                elapsedNanos,
                stress,
                explore,
                jcstress,
                outcomes,
                failures,
                output);
    }

    private void scenario(String name, String summary, String explanation, Map<Mode, Claim> claims) {
        scenarios.add(new ScenarioInfo(
                name,
                summary,
                explanation,
                List.of(name.substring(0, name.indexOf('.'))),
                claims,
                1,
                64,
                1,
                "plugins/counters.jar",
                "dev.heddle.sample." + name.replace('.', '_')));
    }

    private static Map<Mode, Claim> all(Claim claim) {
        Map<Mode, Claim> claims = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            claims.put(mode, claim);
        }
        return claims;
    }

    private static Claim holds() {
        return new Claim(Set.of());
    }

    private static Claim breaks(FailureKind... kinds) {
        return new Claim(Set.of(kinds));
    }
}
