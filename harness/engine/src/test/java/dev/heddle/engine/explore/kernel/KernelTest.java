package dev.heddle.engine.explore.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.Threads;
import dev.heddle.engine.explore.kernel.HandMade.Counter;
import dev.heddle.engine.explore.schedule.Replay;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.thread.Fibers;
import dev.heddle.engine.explore.thread.PlatformThreads;
import dev.heddle.engine.explore.thread.Strands;
import dev.heddle.results.WakeUps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelTest {
    static Stream<Strands> strands() {
        return Strands.fibersAvailable()
                ? Stream.of(new Fibers(), new PlatformThreads())
                : Stream.of(new PlatformThreads());
    }

    /** A program made new for each schedule: its actors, and what to say of it at the end. */
    record Program(List<Runnable> actors, Supplier<String> outcome) {}

    static final class Explorer implements ProgramEvents {
        final ControlKernel kernel;
        final List<String> uncaught = new ArrayList<>();
        String outcome = "";
        String message = "";

        Explorer(Strands strands) {
            this(strands, Options.usual(1));
        }

        Explorer(Strands strands, Options options) {
            kernel = new ControlKernel(strands, HandMade.PLACES, options, this);
            Hooks.kernel = kernel;
        }

        @Override
        public void uncaught(Thread thread, Throwable exception) {
            uncaught.add(thread.getName() + ": " + exception);
        }

        @Override
        public void exit(String call, int status) {
            outcome = "exit " + status;
        }

        String once(Strategy strategy, Supplier<Program> maker) {
            outcome = "";
            Ending ending = kernel.run(
                    strategy,
                    "main",
                    () -> {
                        Program program = maker.get();
                        int count = program.actors().size();
                        String[] names = new String[count];
                        for (int i = 0; i < count; i++) {
                            names[i] = "actor-" + i;
                        }
                        kernel.runTogether(names, program.actors().toArray(Runnable[]::new));
                        outcome = program.outcome().get();
                    },
                    () -> message = kernel.standstill().message(),
                    null);
            return ending == Ending.FINISHED ? outcome : ending.name();
        }

        Map<String, Integer> explore(Strategy strategy, int schedules, Supplier<Program> maker) {
            Map<String, Integer> outcomes = new TreeMap<>();
            for (int i = 0; i < schedules && strategy.begin(); i++) {
                outcomes.merge(once(strategy, maker), 1, Integer::sum);
            }
            return outcomes;
        }
    }

    static Strategy random(long seed) {
        return Strategies.named("random", seed).orElseThrow();
    }

    static Program counter() {
        Counter counter = new Counter();
        Runnable add = () -> counter.set(counter.get() + 1);
        return new Program(List.of(add, add), () -> "" + counter.get());
    }

    @ParameterizedTest
    @MethodSource("strands")
    void findsTheLostUpdate(Strands strands) {
        assertThat(new Explorer(strands).explore(random(1), 200, KernelTest::counter))
                .containsOnlyKeys("1", "2");
    }

    @ParameterizedTest
    @MethodSource("strands")
    void aMonitorExcludes(Strands strands) {
        Supplier<Program> program = () -> {
            Counter counter = new Counter();
            Runnable add = () -> HandMade.locked(counter, () -> counter.set(counter.get() + 1));
            return new Program(List.of(add, add, add), () -> "" + counter.get());
        };
        assertThat(new Explorer(strands).explore(random(1), 200, program)).containsOnlyKeys("3");
    }

    @ParameterizedTest
    @MethodSource("strands")
    void threadsThatHaveMuchToDoAreGivenTenTimesTheBound(Strands strands) {
        var explorer = new Explorer(strands, new Options(1, WakeUps.USUAL, 1_000));
        assertThat(explorer.once(random(1), () -> rounds(1_000, () -> {}))).isEqualTo("ended");
        assertThat(explorer.once(random(1), () -> rounds(10_000, () -> {}))).isEqualTo("LIVELOCK");
    }

    @ParameterizedTest
    @MethodSource("strands")
    void threadsThatGiveWayInEachRoundAreNot(Strands strands) {
        var explorer = new Explorer(strands, new Options(1, WakeUps.USUAL, 1_000));
        assertThat(explorer.once(random(1), () -> rounds(100, Threads::yield))).isEqualTo("ended");
        assertThat(explorer.once(random(1), () -> rounds(1_000, Threads::yield)))
                .isEqualTo("LIVELOCK");
    }

    @ParameterizedTest
    @MethodSource("strands")
    void aThreadThatSetsSomethingUpWhileAllOthersWaitIsGivenLonger(Strands strands) {
        var explorer = new Explorer(strands, new Options(1, WakeUps.USUAL, 1_000));
        assertThat(explorer.once(random(1), () -> besideSleeper(5_000))).isEqualTo("ended");
        assertThat(explorer.once(random(1), () -> besideSleeper(50_000))).isEqualTo("LIVELOCK");
    }

    /** An actor that counts so often, and one that does when it has slept. */
    private static Program besideSleeper(int number) {
        Counter counter = new Counter();
        Runnable add = () -> counter.set(counter.get() + 1);
        Runnable often = () -> {
            for (int i = 0; i < number; i++) {
                add.run();
            }
        };
        Runnable once = () -> {
            sleep();
            add.run();
        };
        return new Program(List.of(often, once), () -> "ended");
    }

    private static void sleep() {
        try {
            Threads.sleep(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two actors that count up a common counter so often. */
    private static Program rounds(int number, Runnable each) {
        Counter counter = new Counter();
        Runnable add = () -> {
            for (int i = 0; i < number; i++) {
                counter.set(counter.get() + 1);
                each.run();
            }
        };
        return new Program(List.of(add, add), () -> "ended");
    }

    @ParameterizedTest
    @MethodSource("strands")
    void findsALockOrderDeadlock(Strands strands) {
        Supplier<Program> program = () -> {
            Counter a = new Counter();
            Counter b = new Counter();
            Runnable ab = () -> HandMade.locked(a, () -> HandMade.lockedInside(b, () -> {}));
            Runnable ba = () -> HandMade.locked(b, () -> HandMade.lockedInside(a, () -> {}));
            return new Program(List.of(ab, ba), () -> "ok");
        };
        Explorer explorer = new Explorer(strands);
        assertThat(explorer.explore(random(1), 200, program)).containsOnlyKeys("DEADLOCK", "ok");
        String deadlock = "";
        for (int i = 0; !explorer.once(random(i), program).equals("DEADLOCK"); i++) {
            deadlock = explorer.message;
        }
        assertThat(explorer.message)
                .contains("actor-0 waits for the monitor of Counter#")
                .contains("held by actor-1")
                .contains("actor-1 waits for the monitor of Counter#");
        assertThat(deadlock).isNotEqualTo(explorer.message);
    }

    @ParameterizedTest
    @MethodSource("strands")
    void choicesAndPointsMakeAScheduleAgain(Strands strands) {
        Explorer explorer = new Explorer(strands);
        Strategy walk = random(7);
        explorer.explore(walk, 50, KernelTest::counter);
        for (int i = 0; i < 50; i++) {
            walk.begin();
            String outcome = explorer.once(walk, KernelTest::counter);
            Replay replay = new Replay(explorer.kernel.choices());
            replay.begin();
            assertThat(explorer.once(replay, KernelTest::counter)).isEqualTo(outcome);
            assertThat(replay.divergedAt()).isEqualTo(-1);
        }
    }
}
