package dev.heddle.launcher.cli;

import static dev.heddle.launcher.cli.Flag.Arity.NONE;
import static dev.heddle.launcher.cli.Flag.Arity.ONCE;
import static dev.heddle.launcher.cli.Flag.Arity.REPEATED;
import static dev.heddle.launcher.cli.Flag.Group.CONSOLE;
import static dev.heddle.launcher.cli.Flag.Group.EXPLORE;
import static dev.heddle.launcher.cli.Flag.Group.JVMS;
import static dev.heddle.launcher.cli.Flag.Group.SIZE;
import static dev.heddle.launcher.cli.Flag.Group.WHAT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every option: the one place that says what it is called, takes, means, and is by default. */
enum Flag {
    ALL(WHAT, NONE, "", "every scenario, in every mode that it supports", ""),
    SCENARIO(
            WHAT,
            REPEATED,
            "GLOB",
            "the scenarios and jcstress tests whose name fits; * stands for any characters, ? for one",
            "any"),
    TAG(WHAT, REPEATED, "WORD", "the scenarios that have this tag", "any"),
    MODE(WHAT, REPEATED, "MODES", "stress, explore, jcstress, or several with commas between", "all three"),
    LIST(WHAT, NONE, "", "only list the scenarios; with --scenario, --tag and --mode only those", ""),
    MAIN(WHAT, ONCE, "CLASS", "explore an existing program: the class with its main method", ""),
    CLASS_PATH(WHAT, ONCE, "PATHS", "jars and folders of that program; its arguments follow after --", ""),
    REPLAY(WHAT, ONCE, "FILE", "run the schedule of a failures/*.schedule.json again, and check each step", ""),
    RENDER(WHAT, ONCE, "FILE", "make the report again from a results.json, or from a killed run's results.jsonl", ""),
    PLUGINS(
            WHAT,
            REPEATED,
            "DIR",
            "folder with jars of scenarios or jcstress tests",
            "plugins and stress-tests beside harness.jar"),

    THREADS(
            SIZE,
            ONCE,
            "COUNTS",
            "thread counts, as in 2,4,8; if a scenario allows none of them, the nearest",
            "2,8; in explore and jcstress 2"),
    DURATION(
            SIZE,
            ONCE,
            "TIME",
            "how long to measure or search in each cell, as in 500ms, 2s, 1m",
            "300ms to 2s, the more cells the shorter"),
    ITERATIONS(
            SIZE,
            ONCE,
            "N",
            "at most so many iterations or schedules in each cell; with --replay, so many replays",
            "as many as there is time for; one replay"),
    TIMEOUT(SIZE, ONCE, "TIME", "without progress for so long, a cell hangs", "5s"),
    JIT(
            SIZE,
            REPEATED,
            "KINDS",
            "run each stress cell under these compilers: default, c1, interpreter, c2-stress",
            "default"),
    JCSTRESS_BUDGET(
            SIZE,
            ONCE,
            "TIME",
            "wall-clock time for all jcstress cells together, the proofs of bugs first; a test that gets none is not run",
            "1m, at most 10s each; on a busy machine proofs may take longer"),
    SEED(SIZE, ONCE, "N", "seed of every random choice, to repeat a run", "drawn, and reported"),
    FAIL_FAST(SIZE, NONE, "", "stop with the first cell that does not pass", ""),

    STRATEGY(
            EXPLORE,
            ONCE,
            "NAME",
            "auto, or one alone: random, pct (or pct:DEPTH), pos, surw, sites, locks, exhaustive, preemptions, dfs",
            "auto"),
    INSTRUMENT(
            EXPLORE,
            REPEATED,
            "GLOB",
            "explore inside of these classes too, as in java.util.concurrent.ConcurrentLinkedDeque",
            "the scenario's jar"),
    SPURIOUS_WAKEUPS(EXPLORE, NONE, "", "Object.wait and LockSupport.park may return for no reason", ""),
    EARLY_TIMEOUTS(
            EXPLORE,
            NONE,
            "",
            "a sleep, or a wait with a time limit, may be over at any time, not only when nothing else can go on",
            ""),
    DEBUG_PORT(
            EXPLORE,
            ONCE,
            "PORT",
            "with --replay: wait for a debugger on this port of the loopback interface; 0 for any that is free",
            "none"),

    JVM(
            JVMS,
            REPEATED,
            "JAVA_HOME",
            "run workers on this JVM; several make a cell each",
            "this one; in explore the newest installed"),
    JVM_ARGS(JVMS, REPEATED, "ARGS", "further arguments for the workers' JVMs, in one string", "none"),

    REPORT(Group.REPORT, ONCE, "DIR", "folder for the report; replaces an older report there, and nothing else", "out"),
    LENIENT(Group.REPORT, NONE, "", "a jar with problems is reported, and does not make the exit code 3", ""),

    QUIET(CONSOLE, NONE, "", "print only what did not pass, and the end", ""),
    VERBOSE(CONSOLE, NONE, "", "print what scenarios print too, and which JVMs run them", ""),
    NO_COLOR(CONSOLE, NONE, "", "no colours (as with NO_COLOR in the environment)", "colours on a terminal"),
    HELP(CONSOLE, NONE, "", "this text", ""),
    VERSION(CONSOLE, NONE, "", "print the version", "");

    /** How often an option may be given, and whether it takes a value. */
    enum Arity {
        NONE,
        ONCE,
        REPEATED
    }

    /** Headings of the help. */
    enum Group {
        WHAT("What to do"),
        SIZE("How much"),
        EXPLORE("Explore"),
        JVMS("JVMs"),
        REPORT("Report"),
        CONSOLE("Console");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }
    }

    private final Group group;
    private final Arity arity;
    private final String value;
    private final String meaning;
    private final String byDefault;

    Flag(Group group, Arity arity, String value, String meaning, String byDefault) {
        this.group = group;
        this.arity = arity;
        this.value = value;
        this.meaning = meaning;
        this.byDefault = byDefault;
    }

    /** The option without its dashes. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The option as typed. */
    String typed() {
        return "--" + word();
    }

    Group group() {
        return group;
    }

    Arity arity() {
        return arity;
    }

    /** Name of the value; empty if it takes none. */
    String value() {
        return value;
    }

    String meaning() {
        return meaning;
    }

    /** What holds if it is not given; empty if that goes without saying. */
    String byDefault() {
        return byDefault;
    }

    static Optional<Flag> of(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word().equals(word)).findFirst();
    }
}
