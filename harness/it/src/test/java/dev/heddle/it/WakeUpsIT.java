package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that break only where a wait may end for no reason, or a time limit may be up although others could go on. */
@DisplayName("Spurious wake-ups and early time-outs")
class WakeUpsIT {
    private static final String EXPECTS_A_NOTIFY = """
            public class ExpectsANotify {
                static boolean ready;

                public static void main(String[] args) throws Exception {
                    Object lock = new Object();
                    Thread setter = new Thread(() -> {
                        synchronized (lock) {
                            ready = true;
                            lock.notify();
                        }
                    });
                    synchronized (lock) {
                        setter.start();
                        if (!ready) {
                            lock.wait();
                        }
                        if (!ready) throw new IllegalStateException("woken too early");
                    }
                }
            }
            """;

    private static final String EXPECTS_A_PERMIT = """
            import java.util.concurrent.locks.LockSupport;

            public class ExpectsAPermit {
                static volatile boolean ready;

                public static void main(String[] args) throws Exception {
                    Thread main = Thread.currentThread();
                    Thread setter = new Thread(() -> {
                        ready = true;
                        LockSupport.unpark(main);
                    });
                    setter.start();
                    LockSupport.park();
                    if (!ready) throw new IllegalStateException("woken too early");
                }
            }
            """;

    private static final String NEVER_NOTIFIED = """
            public class NeverNotified {
                public static void main(String[] args) throws Exception {
                    Object lock = new Object();
                    Thread waiter = new Thread(() -> {
                        synchronized (lock) {
                            try {
                                lock.wait();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    });
                    waiter.start();
                }
            }
            """;

    private static final String LONG_ENOUGH = """
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.TimeUnit;

            public class LongEnough {
                static int value;

                public static void main(String[] args) throws Exception {
                    CountDownLatch done = new CountDownLatch(1);
                    new Thread(() -> {
                        value = 1;
                        done.countDown();
                    }).start();
                    if (!done.await(1, TimeUnit.HOURS)) throw new IllegalStateException("an hour is not enough");
                }
            }
            """;

    private static final String SLEEPS_FIRST = """
            public class SleepsFirst {
                static volatile int value;

                public static void main(String[] args) throws Exception {
                    new Thread(() -> value = 1).start();
                    long start = System.nanoTime();
                    Thread.sleep(10_000);
                    if (System.nanoTime() - start < 10_000_000_000L) throw new IllegalStateException("time did not pass");
                    if (value == 0) throw new IllegalStateException("ten seconds are not enough");
                }
            }
            """;

    @TempDir
    Path folder;

    private Launch.Ended explore(String name, String source, String... options) throws Exception {
        var command = new ArrayList<>(List.of(
                "--main",
                name,
                "--class-path",
                PlainProgram.compile(folder, name, source).toString(),
                "--duration",
                "10s",
                "--report",
                folder.resolve("out").toString()));
        command.addAll(List.of(options));
        return Launch.run(folder, command.toArray(String[]::new));
    }

    private void holdsOtherwise(String name, String source, String... options) throws Exception {
        Launch.Ended ended = explore(name, source, options);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("complete: no failure");
    }

    private void breaks(String name, String source, String message, String end, String... options) throws Exception {
        Launch.Ended ended = explore(name, source, options);
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.out()).contains(message).contains(end);
        try (var schedules = Files.newDirectoryStream(folder.resolve("out/failures"), name + "*.schedule.json")) {
            Path schedule = schedules.iterator().next();
            Launch.Ended replay = Launch.run(folder, "--replay", schedule.toString());
            assertThat(replay.exitCode()).as(replay.toString()).isZero();
            assertThat(replay.out()).contains(end).contains("every step was the one recorded");
        }
    }

    @Test
    @DisplayName("if instead of while around wait breaks with spurious wake-ups only, and replays")
    void spuriousWakeUpOfAWait() throws Exception {
        holdsOtherwise("ExpectsANotify", EXPECTS_A_NOTIFY, "--early-timeouts");
        breaks("ExpectsANotify", EXPECTS_A_NOTIFY, "woken too early", "spurious", "--spurious-wakeups");
    }

    @Test
    @DisplayName("a park without a loop breaks with spurious wake-ups only, and replays")
    void spuriousWakeUpOfAPark() throws Exception {
        holdsOtherwise("ExpectsAPermit", EXPECTS_A_PERMIT, "--early-timeouts");
        breaks("ExpectsAPermit", EXPECTS_A_PERMIT, "woken too early", "spurious", "--spurious-wakeups");
    }

    @Test
    @DisplayName("a spurious wake-up is no way out of a deadlock")
    void deadlockStays() throws Exception {
        Launch.Ended ended = explore("NeverNotified", NEVER_NOTIFIED, "--spurious-wakeups");
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.out()).contains("which nobody is left to give");
    }

    @Test
    @DisplayName("a time limit that others could have kept is up with early time-outs only, and replays")
    void earlyTimeOut() throws Exception {
        holdsOtherwise("LongEnough", LONG_ENOUGH, "--spurious-wakeups");
        breaks("LongEnough", LONG_ENOUGH, "an hour is not enough", "timed out", "--early-timeouts");
    }

    @Test
    @DisplayName(
            "a sleep is over before what it was to wait for with early time-outs only, the clock agrees, and it replays")
    void earlyEndOfASleep() throws Exception {
        holdsOtherwise("SleepsFirst", SLEEPS_FIRST, "--spurious-wakeups");
        breaks("SleepsFirst", SLEEPS_FIRST, "ten seconds are not enough", "timed out", "--early-timeouts");
    }
}
