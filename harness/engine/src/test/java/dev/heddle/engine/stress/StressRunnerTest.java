package dev.heddle.engine.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.fixture.RecordingReporter;
import dev.heddle.engine.fixture.ScenarioJar;
import dev.heddle.results.Cell;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Jvm;
import dev.heddle.results.Latency;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.StressMeasures;
import dev.heddle.results.ThreadTrace;
import dev.heddle.results.WakeUps;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the stress engine, through what it reports. */
@Timeout(300)
class StressRunnerTest {
    /** A cap on what ends by itself, on however busy a machine. */
    private static final long LONG = 240_000;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String SOUND = """
            Plan.of(AtomicInteger::new)
                .actor("up", (n, me) -> n.incrementAndGet())
                .actor("down", (n, me) -> n.decrementAndGet())
                .observe(AtomicInteger::get).acceptable(0).otherwise(Grade.FORBIDDEN, "lost")""";

    @TempDir
    private Path folder;

    private final RecordingReporter reporter = new RecordingReporter();
    private long durationMillis = 300;
    private long iterations;
    private long timeoutMillis = 20_000;
    private boolean failFast;

    /** What hangs in these tests goes on in this JVM, and would slow down all that come after. */
    @BeforeAll
    static void begin() {
        System.clearProperty("over");
    }

    @AfterAll
    static void end() {
        System.setProperty("over", "true");
    }

    @Test
    void whatHoldsIsMeasured() throws CellBroken {
        iterations = 300_000;
        durationMillis = LONG;
        run(SOUND);

        StressMeasures stress = reporter.stress();
        assertThat(reporter.last().failures()).isEmpty();
        assertThat(stress.iterations()).isEqualTo(300_000);
        assertThat(stress.failed()).isZero();
        assertThat(stress.actions()).isEqualTo(2 * stress.iterations());
        assertThat(stress.measured()).isPositive().isLessThan(stress.iterations());
        assertThat(stress.nanos()).isPositive();
        assertThat(stress.stride()).isGreaterThan(1);
        assertThat(reporter.outcomes()).containsOnly(java.util.Map.entry("0", stress.iterations()));
        assertThat(stress.latencies()).extracting(Latency::actor).containsExactly("up", "down");
        assertThat(stress.latencies()).allSatisfy(it -> {
            assertThat(it.samples()).isPositive();
            assertThat(it.p50()).isPositive().isLessThanOrEqualTo(it.p99());
            assertThat(it.p99()).isLessThanOrEqualTo(it.p999());
            assertThat(it.max()).isGreaterThanOrEqualTo(it.p999());
            var buffer = ByteBuffer.wrap(Base64.getDecoder().decode(it.histogram()));
            assertThat(org.HdrHistogram.Histogram.decodeFromCompressedByteBuffer(buffer, 0)
                            .getTotalCount())
                    .isEqualTo(it.samples());
        });
        assertThat(reporter.phases()).containsExactly("warm-up", "measuring");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1_000, 123_457})
    void asManyIterationsRunAsAreAskedFor(long wanted) throws CellBroken {
        iterations = wanted;
        durationMillis = LONG;
        run(SOUND);
        assertThat(reporter.stress().iterations()).isEqualTo(wanted);
        assertThat(reporter.outcomes()).containsOnly(java.util.Map.entry("0", wanted));
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "7, 7", "21, 20"})
    void aPlanMaySayHowManyIterationsAreEnough(long asked, long ran) throws CellBroken {
        iterations = asked;
        durationMillis = LONG;
        run("Plan.of(Object::new).actor(\"a\", (s, me) -> { }).enough(20)");
        assertThat(reporter.stress().iterations()).isEqualTo(ran);
    }

    @Test
    void everyOutcomeIsCountedAndGraded() throws CellBroken {
        iterations = 50_000;
        durationMillis = LONG;
        run("""
                Plan.of(new AtomicInteger()::getAndIncrement)
                    .actor("a", (n, me) -> { })
                    .observe(n -> n % 10 == 0 ? null : (Object) ("n" + n % 4))
                    .acceptable("n0", "n1").interesting("n2", "odd").forbidden(null, "nothing")
                    .otherwise(Grade.FORBIDDEN, "other")""");
        assertThat(reporter.last().outcomes())
                .containsExactlyInAnyOrder(
                        outcome("n0", 10_000, "ACCEPTABLE", ""),
                        outcome("n1", 12_500, "ACCEPTABLE", ""),
                        outcome("n2", 10_000, "INTERESTING", "odd"),
                        outcome("n3", 12_500, "FORBIDDEN", "other"),
                        outcome("null", 5_000, "FORBIDDEN", "nothing"));
        assertThat(reporter.stress().failed()).isEqualTo(17_500);
        assertThat(reporter.last().failures())
                .extracting(FailureReport::kind, FailureReport::message, FailureReport::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(FailureKind.OUTCOME, "n3: other", 12_500L),
                        org.assertj.core.groups.Tuple.tuple(FailureKind.OUTCOME, "null: nothing", 5_000L));
    }

    /** The race is wide, so that a machine on which the two hardly ever run at the same time shows it too. */
    @Test
    void aDataRaceIsSeen() throws CellBroken {
        durationMillis = LONG;
        failFast = true;
        run("""
                Plan.of(() -> new int[1])
                    .actor("up", (n, me) -> { int was = n[0]; Thread.yield(); n[0] = was + 1; })
                    .actor("down", (n, me) -> { int was = n[0]; Thread.yield(); n[0] = was - 1; })
                    .observe(n -> n[0]).acceptable(0).otherwise(Grade.FORBIDDEN, "an update was lost")""");
        assertThat(reporter.kinds()).containsExactly(FailureKind.OUTCOME);
        assertThat(reporter.last().failures())
                .allSatisfy(it -> assertThat(it.message()).endsWith("1: an update was lost"));
    }

    @Test
    void anOutcomeThatIsNotCoveredBreaksTheCell() {
        assertThatThrownBy(() -> run("Plan.of(Object::new).actor(\"a\", (s, me) -> { }).observe(s -> 7).acceptable(8)"))
                .isInstanceOf(CellBroken.class)
                .hasMessageStartingWith("x.scenario (test.S in x")
                .hasMessageContaining("outcome 7 is neither graded nor covered");
        assertThat(reporter.stress().iterations()).isPositive();
    }

    @Test
    void aViolatedInvariantTellsTheState() throws CellBroken {
        iterations = 20_000;
        durationMillis = LONG;
        run("""
                Plan.of(new AtomicInteger()::getAndIncrement)
                    .actor("a", (n, me) -> { })
                    .invariant("is small", n -> n < 15_000)
                    .invariant("is positive", n -> n >= 0)""");
        FailureReport failure = reporter.failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.INVARIANT);
        assertThat(failure.message()).isEqualTo("invariant \"is small\" does not hold");
        assertThat(failure.count()).isEqualTo(5_000);
        assertThat(failure.detail()).startsWith("state: 1");
        assertThat(reporter.stress().failed()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            actor("a", (s, me) -> { throw new IllegalStateException("no"); })                    | a threw java.lang.IllegalStateException: no
            actor("a", (s, me) -> { throw new Sly(); })                                          | a threw test.S$Sly (its message could not be had: java.lang.Error)
            actor("a", (s, me) -> S.deep(1))                                                     | a threw java.lang.StackOverflowError
            actor("a", (s, me) -> { }).invariant("i", s -> 1 / zero == 0)                        | invariant "i" threw java.lang.ArithmeticException: / by zero
            actor("a", (s, me) -> { }).observe(s -> 1 / zero).acceptable(1)                      | observing the outcome threw java.lang.ArithmeticException: / by zero
            actor("a", (s, me) -> { }).observe(s -> new Sly2()).otherwise(Grade.ACCEPTABLE, "")   | observing the outcome threw java.lang.IllegalStateException: hash
            actor("a", (s, me) -> { }).close(s -> { throw new Error("shut"); })                  | closing the state threw java.lang.Error: shut
            """)
    void whatIsThrownAnywhereIsAnExceptionOfItsIteration(String rest, String message) throws CellBroken {
        iterations = 50;
        durationMillis = LONG;
        run("Plan.of(Object::new)." + rest, """
                static int zero;
                static int deep(int n) { return deep(n + 1) + 1; }
                static class Sly extends RuntimeException {
                    @Override public String getMessage() { throw new Error(); }
                    @Override public String toString() { throw new Error(); }
                    @Override public StackTraceElement[] getStackTrace() { throw new Error(); }
                }
                static class Sly2 { @Override public int hashCode() { throw new IllegalStateException("hash"); } }
                """);
        FailureReport failure = reporter.failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failure.message()).isEqualTo(message);
        assertThat(failure.count()).isEqualTo(50);
        assertThat(failure.iteration()).isZero();
        assertThat(failure.detail()).doesNotContain("dev.heddle.engine");
        assertThat(reporter.stress().failed()).isEqualTo(50);
        assertThat(reporter.stress().iterations()).isEqualTo(50);
    }

    @Test
    void aStateThatCannotBeMadeEndsTheCell() throws CellBroken {
        run("Plan.of(() -> S.none()).actor(\"a\", (s, me) -> { })", "static Object none() { return null; }");
        assertThat(reporter.failure().message())
                .isEqualTo("making the state threw java.lang.NullPointerException: the state is null");
    }

    @Test
    void whatAThreadOfTheScenarioDiesOfIsAnException() throws CellBroken {
        iterations = 20;
        durationMillis = LONG;
        run("""
                Plan.of(Object::new).actor("a", (s, me) -> {
                    Thread t = new Thread(() -> { throw new IllegalStateException("alone"); }, "helper");
                    t.start();
                    t.join();
                })""");
        FailureReport failure = reporter.failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failure.message()).isEqualTo("thread \"helper\" threw java.lang.IllegalStateException: alone");
        assertThat(failure.count()).isEqualTo(20);
        assertThat(reporter.stress().failed()).isEqualTo(20);
        assertThat(reporter.stress().stride()).isEqualTo(1);
    }

    @Test
    void aDeadlockTellsWhoWaitsForWhom() throws CellBroken {
        durationMillis = LONG;
        run("""
                Plan.of(() -> new Object[] { new Object(), new Object() })
                    .actor("left", (s, me) -> { synchronized (s[0]) { synchronized (s[1]) { Thread.yield(); } } })
                    .actor("right", (s, me) -> { synchronized (s[1]) { Thread.yield(); synchronized (s[0]) { } } })""");
        FailureReport failure = reporter.failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure.message())
                .containsPattern("left waits for Object;?@[0-9a-f]+, held by right")
                .containsPattern("right waits for Object;?@[0-9a-f]+, held by left");
        assertThat(failure.threads()).extracting(ThreadTrace::name).containsExactlyInAnyOrder("left", "right");
        assertThat(failure.threads()).allSatisfy(it -> {
            assertThat(it.holds()).hasSize(1);
            assertThat(it.frames().get(0)).contains("test.S.");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            synchronized (s) { s.wait(); }                                                       | signal
            new CountDownLatch(1).await();                                                       | signal
            LockSupport.park(); LockSupport.park(); LockSupport.park();                          | parked
            Lock l = new ReentrantLock(); Thread t = new Thread(l::lock); t.start(); t.join(); l.lock(); | ReentrantLock
            ForkJoinPool.commonPool().submit(() -> { }).get(); new Semaphore(0).acquire();       | Semaphore
            """)
    void waitingForWhatNobodyWillGiveIsADeadlock(String body, String word) throws CellBroken {
        durationMillis = LONG;
        timeoutMillis = 60_000;
        run("Plan.of(Object::new).actor(\"a\", (s, me) -> { %s }).actor(\"b\", (s, me) -> { })".formatted(body));
        FailureReport failure = reporter.failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure.message())
                .startsWith("no thread is left that could wake a, which ")
                .contains(word)
                .contains("at test.S.");
        assertThat(failure.threads())
                .extracting(ThreadTrace::name)
                .contains("a")
                .doesNotContain("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (!Boolean.getBoolean(\"over\")) { }",
                "Thread.sleep(1_000_000);",
                "synchronized (s) { s.wait(1_000_000); }"
            })
    void noProgressInTimeIsAHang(String body) throws CellBroken {
        durationMillis = LONG;
        timeoutMillis = 1_500;
        run("Plan.of(Object::new).actor(\"a\", (s, me) -> { %s }).actor(\"b\", (s, me) -> { })".formatted(body));
        FailureReport failure = reporter.failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.HANG);
        assertThat(failure.message()).startsWith("no progress for 1,500 ms: a is ");
        assertThat(failure.detail()).contains("\"a\" ").contains("test.S.");
        assertThat(failure.iteration()).isZero();
        assertThat(reporter.stress().failed()).isEqualTo(1);
    }

    /** Longer than it takes to prove a deadlock, and shorter than the time-out. */
    @Test
    void waitingForAScheduledTaskIsNoDeadlock() throws CellBroken {
        iterations = 1;
        run("""
                Plan.of(() -> Executors.newScheduledThreadPool(1))
                    .actor("waits", (pool, me) -> pool.schedule(() -> 1, 1_900, TimeUnit.MILLISECONDS).get())
                    .close(pool -> {
                        pool.shutdown();
                        try {
                            pool.awaitTermination(10, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })""");
        assertThat(reporter.last().failures()).isEmpty();
    }

    @Test
    void aStuckJudgeIsAHangToo() throws CellBroken {
        durationMillis = LONG;
        timeoutMillis = 1_000;
        run(
                "Plan.of(new AtomicInteger()::getAndIncrement).actor(\"a\", (n, me) -> { }).invariant(\"i\", n -> { while (n > 5_000 && !Boolean.getBoolean(\"over\")) { } return true; })");
        assertThat(reporter.failure().kind()).isEqualTo(FailureKind.HANG);
        assertThat(reporter.stress().iterations()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aThreadThatOutlivesItsIterationIsLeft() throws CellBroken {
        iterations = 5;
        durationMillis = LONG;
        run("""
                Plan.of(Object::new).actor("a", (s, me) -> {
                    ExecutorService pool = Executors.newFixedThreadPool(2);
                    pool.submit(() -> 1).get();
                    pool.submit(() -> 1).get();
                })""");
        assertThat(reporter.kinds()).containsExactly(FailureKind.THREAD_LEFT);
        assertThat(reporter.last().failures().get(0).message())
                .matches("thread \"pool-\\d+-thread-\\d\" was still alive after its iteration");
        assertThat(reporter.stress().failed()).isEqualTo(5);
    }

    /** Whoever makes it: its threads are in the group of that one. */
    @Test
    void aPoolOfTheStateThatIsNotClosedLeavesItsThreads() throws CellBroken {
        iterations = 3;
        durationMillis = LONG;
        run("""
                Plan.of(() -> Executors.newFixedThreadPool(1)).actor("a", (pool, me) -> pool.submit(() -> 1).get())""");
        assertThat(reporter.kinds()).containsExactly(FailureKind.THREAD_LEFT);
        assertThat(reporter.stress().failed()).isEqualTo(3);
    }

    @Test
    void threadsThatEndAreNotLeft() throws CellBroken {
        iterations = 20;
        durationMillis = LONG;
        run("""
                Plan.of(() -> Executors.newFixedThreadPool(2))
                    .actor("a", (pool, me) -> {
                        pool.submit(() -> 1);
                        pool.submit(() -> 1).get();
                        new Thread(() -> LockSupport.parkNanos(5_000_000)).start();
                        CompletableFuture.supplyAsync(() -> 1).orTimeout(1, TimeUnit.HOURS).join();
                        ForkJoinPool.commonPool().submit(() -> 1).join();
                    })
                    .close(ExecutorService::shutdown)""");
        assertThat(reporter.last().failures()).isEmpty();
        assertThat(reporter.stress().iterations()).isEqualTo(20);
    }

    @Test
    void aSoakKeepsOneState() throws CellBroken {
        durationMillis = 600;
        run("""
                Plan.shared(() -> { S.made.incrementAndGet(); return new AtomicLong(); })
                    .actors("add", 3, (n, me) -> n.incrementAndGet())
                    .invariant("made once", n -> S.made.get() == 1)
                    .observe(n -> n.get() >= 3).acceptable(true).otherwise(Grade.FORBIDDEN, "few")
                    .close(n -> S.made.incrementAndGet())""", "static final AtomicInteger made = new AtomicInteger();");
        assertThat(reporter.last().failures()).isEmpty();
        StressMeasures stress = reporter.stress();
        assertThat(stress.iterations()).isEqualTo(1);
        assertThat(stress.stride()).isZero();
        assertThat(stress.actions()).isGreaterThanOrEqualTo(3);
        assertThat(stress.measured()).isPositive().isLessThanOrEqualTo(stress.actions());
        assertThat(stress.throughput()).isNotEmpty();
        assertThat(reporter.outcomes()).containsOnlyKeys("true");
    }

    @Test
    void anActorOfASoakThatWaitsAtTheEndIsInterrupted() throws CellBroken {
        run("""
                Plan.<BlockingQueue<Integer>>shared(() -> new ArrayBlockingQueue<>(4))
                    .actor("put", (q, me) -> q.put(1))
                    .actors("take", 2, (q, me) -> q.take())
                """);
        assertThat(reporter.last().failures()).isEmpty();
        assertThat(reporter.stress().iterations()).isEqualTo(1);
    }

    @Test
    void aSoakThatNobodyHasUsedIsNotJudged() throws CellBroken {
        run("""
                Plan.shared(AtomicInteger::new)
                    .actors("late", 2, (n, me) -> {
                        while (!me.shouldStop()) { Thread.onSpinWait(); }
                        throw new InterruptedException();
                    })
                    .invariant("used", n -> false)
                    .observe(n -> n).forbidden(0, "unused")""");
        assertThat(reporter.last().failures()).isEmpty();
        assertThat(reporter.last().outcomes()).isEmpty();
        assertThat(reporter.stress().iterations()).isZero();
        assertThat(reporter.stress().actions()).isZero();
    }

    @Test
    void aSoakIsAsLongAsAskedFor() throws CellBroken {
        iterations = 1_000;
        durationMillis = LONG;
        run("""
                Plan.shared(AtomicInteger::new)
                    .actors("add", 2, (n, me) -> n.incrementAndGet())
                    .observe(AtomicInteger::get).acceptable(2_000)""");
        assertThat(reporter.outcomes()).containsOnlyKeys("2000");
        assertThat(reporter.stress().actions()).isEqualTo(2_000);
    }

    @Test
    void aDeadlockInASoakIsSeenWhileOthersGoOn() throws CellBroken {
        durationMillis = LONG;
        run("""
                Plan.shared(() -> new Object[] { new Object(), new Object() })
                    .actor("left", (s, me) -> { synchronized (s[0]) { Thread.yield(); synchronized (s[1]) { } } })
                    .actor("right", (s, me) -> { synchronized (s[1]) { Thread.yield(); synchronized (s[0]) { } } })
                    .actor("busy", (s, me) -> { while (Boolean.getBoolean("over")) { Thread.sleep(10_000); } })""");
        assertThat(reporter.failure().kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(reporter.failure().message()).contains("left waits for").doesNotContain("busy");
    }

    @Test
    void failFastEndsWithTheFirstFailure() throws CellBroken {
        durationMillis = LONG;
        failFast = true;
        run("Plan.of(Object::new).actor(\"a\", (s, me) -> { throw new Error(\"no\"); })");
        assertThat(reporter.stress().iterations()).isLessThan(10);
    }

    @Test
    void aFailureDoesNotEndTheMeasuring() throws CellBroken {
        iterations = 50_000;
        durationMillis = LONG;
        run("Plan.of(Object::new).actor(\"a\", (s, me) -> { }).observe(s -> 1).forbidden(1, \"always\")");
        assertThat(reporter.stress().iterations()).isEqualTo(50_000);
        assertThat(reporter.stress().failed()).isEqualTo(50_000);
        assertThat(reporter.stress().measured()).isPositive();
    }

    @Test
    void throughputIsSampledAsTimeGoesOn() throws CellBroken {
        run("Plan.of(Object::new).actor(\"a\", (s, me) -> { })");
        assertThat(reporter.stress().throughput())
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plan.of(Object::new).actor(\"a\", (s, me) -> { })",
                "Plan.of(Object::new).actor(\"a\", (s, me) -> { while (!me.shouldStop()) { Thread.sleep(1); } })",
                "Plan.of(Object::new).actor(\"a\", (s, me) -> { while (!Boolean.getBoolean(\"over\")) { } })",
                "Plan.shared(Object::new).actor(\"a\", (s, me) -> { })"
            })
    void itStopsWhenAskedTo(String plan) throws Exception {
        durationMillis = 1_000_000;
        timeoutMillis = 1_000_000;
        var stopper = new Thread(() -> {
            while (reporter.phases().isEmpty()) {
                Thread.onSpinWait();
            }
            reporter.requestStop();
        });
        stopper.start();
        run(plan);
        stopper.join();
        assertThat(reporter.last().failures()).isEmpty();
    }

    @Test
    void aLongIterationSeesThatTheTimeIsOver() throws CellBroken {
        durationMillis = 200;
        run(
                "Plan.of(AtomicInteger::new).actor(\"a\", (n, me) -> { do { n.incrementAndGet(); } while (!me.shouldStop()); }).observe(n -> n.get() > 0).acceptable(true)");
        assertThat(reporter.last().failures()).isEmpty();
        assertThat(reporter.stress().iterations()).isEqualTo(1);
        assertThat(reporter.stress().measured()).isEqualTo(1);
        assertThat(reporter.stress().nanos()).isGreaterThan(200_000_000);
    }

    @Test
    void theSameSeedGivesTheSameRandomNumbers() throws CellBroken {
        iterations = 100;
        durationMillis = LONG;
        String plan = """
                Plan.of(() -> new int[2])
                    .actors("a", 2, (s, me) -> s[me.index()] = me.random().nextInt())
                    .observe(s -> s[0] + " " + s[1]).otherwise(Grade.ACCEPTABLE, "")""";
        run(plan);
        var first = reporter.outcomes();
        run(plan);
        assertThat(reporter.outcomes()).isEqualTo(first).hasSize(100);
    }

    @Test
    void bigStatesDoNotFillTheHeap() throws CellBroken {
        iterations = 300;
        durationMillis = LONG;
        run("Plan.of(() -> new byte[1 << 20]).actor(\"a\", (s, me) -> s[0]++)");
        assertThat(reporter.last().failures()).isEmpty();
        assertThat(reporter.stress().iterations()).isEqualTo(300);
    }

    @Test
    void countlessOutcomesAreSummedUp() throws CellBroken {
        iterations = 60_000;
        durationMillis = LONG;
        run(
                "Plan.of(new AtomicInteger()::getAndIncrement).actor(\"a\", (n, me) -> { }).observe(n -> n).otherwise(Grade.INTERESTING, \"any\")");
        assertThat(reporter.last().outcomes()).hasSizeLessThan(300);
        assertThat(reporter.last().outcomes().stream()
                        .mapToLong(OutcomeCount::count)
                        .sum())
                .isEqualTo(60_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void moreThreadsThanCoresWorkToo(int threads) throws CellBroken {
        iterations = 50_000;
        durationMillis = LONG;
        run("""
                Plan.of(AtomicInteger::new)
                    .actors("a", %d, (n, me) -> n.incrementAndGet())
                    .observe(AtomicInteger::get).acceptable(%1$d).otherwise(Grade.FORBIDDEN, "lost")""".formatted(threads));
        assertThat(reporter.last().failures()).isEmpty();
        assertThat(reporter.stress().measured()).isPositive();
        assertThat(reporter.stress().latencies())
                .singleElement()
                .satisfies(it -> assertThat(it.samples()).isPositive());
    }

    private void run(String plan) throws CellBroken {
        run(plan, "");
    }

    private void run(String plan, String members) throws CellBroken {
        Path jar = new ScenarioJar()
                .scenario(
                        "S",
                        "x.scenario",
                        members + "@Override public Plan<?> plan(Load load) { return %s; }".formatted(plan))
                .write(folder, "x%d.jar".formatted(NUMBER.incrementAndGet()));
        var cell = new Cell("x.scenario", Mode.STRESS, 2, "default", new Jvm("", "", "", 17));
        var settings = new Order.Settings(
                durationMillis,
                0,
                iterations,
                timeoutMillis,
                42,
                "auto",
                List.of(),
                WakeUps.USUAL,
                failFast,
                "",
                List.of());
        new StressRunner().run(new Order.Run(cell, jar.toString(), "test.S", settings), reporter);
    }

    private static OutcomeCount outcome(String text, long count, String grade, String description) {
        return new OutcomeCount(text, count, dev.heddle.results.Grade.valueOf(grade), description);
    }
}
