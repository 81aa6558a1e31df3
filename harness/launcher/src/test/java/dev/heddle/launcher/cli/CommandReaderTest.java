package dev.heddle.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.plan.Jit;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Mode;
import dev.heddle.results.WakeUps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {
    @TempDir
    Path folder;

    private Command read(String... arguments) throws UsageError {
        return new CommandReader(List.of(folder)).read(List.of(arguments)).orElseThrow();
    }

    @Test
    void nothingAskedForIsNoCommand() throws UsageError {
        assertThat(new CommandReader(List.of()).read(List.of())).isEmpty();
    }

    @Test
    void allTakesEveryScenarioInEveryModeWithDefaults() throws UsageError {
        var run = (Command.Run) read("--all");
        assertThat(run.selection().names()).isEmpty();
        assertThat(run.selection().modes()).isEmpty();
        assertThat(run.sizing().jits()).containsExactly(Jit.DEFAULT);
        assertThat(run.sizing().duration()).isEmpty();
        assertThat(run.sizing().iterations()).isZero();
        assertThat(run.how().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(run.how().report()).isEqualTo(Path.of("out").toAbsolutePath());
        assertThat(run.how().seed()).isEmpty();
        assertThat(run.jars().folders()).containsExactly(folder);
    }

    @Test
    void everyOptionOfARunArrives() throws UsageError {
        var run = (Command.Run) read(
                "--scenario",
                "a.*",
                "--scenario",
                "b",
                "--tag",
                "Lock",
                "--mode",
                "explore,stress",
                "--threads",
                "8,2,2",
                "--duration",
                "500ms",
                "--iterations",
                "7",
                "--timeout",
                "1m",
                "--jit",
                "c1,c2-stress",
                "--jcstress-budget",
                "2s",
                "--seed",
                "-5",
                "--fail-fast",
                "--strategy",
                "PCT",
                "--instrument",
                "java.util.*",
                "--spurious-wakeups",
                "--early-timeouts",
                "--jvm",
                folder.toString(),
                "--jvm-args",
                "-Xmx2g -Da='b c' --add-opens=java.base/java.lang=ALL-UNNAMED",
                "--report",
                "x",
                "--lenient",
                "--verbose",
                "--no-color",
                "--plugins",
                folder.toString());
        assertThat(run.selection().names()).hasToString("[a.*, b]");
        assertThat(run.selection().tags()).containsExactly("lock");
        assertThat(run.selection().modes()).containsExactlyInAnyOrder(Mode.STRESS, Mode.EXPLORE);
        assertThat(run.sizing().threads()).containsExactly(2, 8);
        assertThat(run.sizing().duration()).contains(Duration.ofMillis(500));
        assertThat(run.sizing().iterations()).isEqualTo(7);
        assertThat(run.sizing().jits()).containsExactly(Jit.C1, Jit.C2_STRESS);
        assertThat(run.sizing().jcstressBudget()).contains(Duration.ofSeconds(2));
        assertThat(run.how().seed()).hasValue(-5);
        assertThat(run.how().failFast()).isTrue();
        assertThat(run.how().strategy()).isEqualTo("pct");
        assertThat(run.how().instrument()).containsExactly("java.util.*");
        assertThat(run.how().wakeUps()).isEqualTo(new WakeUps(true, true));
        assertThat(run.how().jvms().homes()).containsExactly(folder);
        assertThat(run.how().jvms().arguments())
                .containsExactly("-Xmx2g", "-Da=b c", "--add-opens=java.base/java.lang=ALL-UNNAMED");
        assertThat(run.how().display().detail()).isEqualTo(Detail.VERBOSE);
        assertThat(run.how().display().color()).contains(false);
        assertThat(run.jars().lenient()).isTrue();
    }

    @Test
    void aModeAloneRunsEveryScenarioInIt() throws UsageError {
        var run = (Command.Run) read("--mode", "jcstress", "--report", "out");
        assertThat(run.selection().modes()).containsExactly(Mode.JCSTRESS);
    }

    @Test
    void whatFollowsTwoDashesIsTheProgramsOwn() throws UsageError {
        var program =
                (Command.RunProgram) read("--main", "a.B", "--class-path", folder.toString(), "--", "--all", "x", "--");
        assertThat(program.arguments()).containsExactly("--all", "x", "--");
        assertThat(program.classPath()).containsExactly(folder);
    }

    @Test
    void aReplayMayWaitForADebugger() throws Exception {
        Path file = Files.createFile(folder.resolve("a.schedule.json"));
        var replay = (Command.Replay) read("--replay", file.toString(), "--debug-port", "5005");
        assertThat(replay.debugPort()).hasValue(5005);
        assertThat(replay.times()).isOne();
        assertThat(((Command.Replay) read("--replay", file.toString(), "--iterations", "100")).times())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --thread 2                      | --thread: there is no such option; did you mean --threads?
                    --scenari x                     | --scenari: there is no such option; did you mean --scenario?
                    --frobnicate                    | --frobnicate: there is no such option: --help lists them
                    all                             | "all" belongs to no option; did you mean --all?
                    counter.unlocked                | "counter.unlocked" belongs to no option; did you mean --scenario 'counter.unlocked'?
                    --scenario a.b a.c              | "a.c" belongs to no option; did you mean --scenario 'a.c'?
                    --all --threads                 | --threads needs a value
                    --all --threads 2,,4            | --threads: "2,,4" has an empty part
                    --all --threads 0               | --threads: "0" is out of range: it can be from 1 to 10000
                    --all --threads two             | --threads: "two" is no whole number
                    --all --threads 2 --threads 4   | --threads is given twice
                    --all --duration 2              | --duration: "2" is no time: write it as in 500ms, 2s or 1m
                    --all --duration 0s             | --duration: "0s" is out of range
                    --all --duration 25h            | --duration: "25h" is out of range
                    --all --mode stres              | --mode: there is no "stres"; did you mean stress? It can be stress, explore, jcstress
                    --all --jit c3                  | --jit: there is no "c3"; did you mean c1? It can be
                    --all --strategy rnd            | --strategy: there is no "rnd"
                    --all --seed abc                | --seed: "abc" is no whole number
                    --all --iterations 0            | --iterations: "0" is out of range: it is 1 or more
                    --all --scenario a              | --all means every scenario: leave it out
                    --all --list --report x         | --report does not go with --list
                    --all --debug-port 5            | --debug-port does not go with --all: it is for --replay
                    --all --class-path .            | --class-path does not go with --all: it is for --main
                    --all --render a                | --all does not go with --render: leave one of them out
                    --all --quiet --verbose         | --quiet does not go with --verbose
                    --all -- x                      | "x" after -- belongs to no program
                    --main A                        | --main needs --class-path
                    --main 1A --class-path .        | --main: "1A" is no class name
                    --main A --class-path /nowhere  | --class-path: "/nowhere" is not there
                    --all --plugins /nowhere        | --plugins: "/nowhere" is not there
                    --all --jvm /nowhere            | --jvm: "/nowhere" is not there
                    --render /nowhere               | --render: "/nowhere" is not there
                    --render .                      | --render: "." is no file
                    --threads 2                     | --threads alone says nothing to run: add --all
                    --all=yes                       | --all=yes: write --all, without a value
                    """)
    void aWrongOptionGetsOneLineThatSaysWhatIsRight(String arguments, String message) {
        assertThatThrownBy(() -> read(arguments.split(" ")))
                .isInstanceOf(UsageError.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anArgumentWithALineEndStaysOneLine() {
        assertThatThrownBy(() -> read("--all", "--seed", "a\nb"))
                .isInstanceOf(UsageError.class)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void theHelpTellsEveryOptionWithinItsWidth() {
        String help = HelpText.all(90);
        for (Flag flag : Flag.values()) {
            assertThat(help).contains("  " + flag.typed());
        }
        assertThat(help).contains("--help, -h ");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
    }
}
