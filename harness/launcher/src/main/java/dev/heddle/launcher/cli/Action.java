package dev.heddle.launcher.cli;

import dev.heddle.launcher.plan.UsageError;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the options ask for; each action takes some of the others. */
enum Action {
    HELP(EnumSet.allOf(Flag.class), Flag.HELP),
    VERSION(EnumSet.allOf(Flag.class), Flag.VERSION),
    RENDER(EnumSet.of(Flag.REPORT), Flag.RENDER),
    REPLAY(
            EnumSet.of(Flag.ITERATIONS, Flag.DEBUG_PORT, Flag.PLUGINS, Flag.JVM, Flag.JVM_ARGS, Flag.TIMEOUT),
            Flag.REPLAY),
    MAIN(
            EnumSet.of(
                    Flag.CLASS_PATH,
                    Flag.DURATION,
                    Flag.ITERATIONS,
                    Flag.TIMEOUT,
                    Flag.SEED,
                    Flag.STRATEGY,
                    Flag.INSTRUMENT,
                    Flag.SPURIOUS_WAKEUPS,
                    Flag.EARLY_TIMEOUTS,
                    Flag.JVM,
                    Flag.JVM_ARGS,
                    Flag.REPORT),
            Flag.MAIN),
    LIST(
            EnumSet.of(
                    Flag.ALL, Flag.SCENARIO, Flag.TAG, Flag.MODE, Flag.PLUGINS, Flag.JVM, Flag.JVM_ARGS, Flag.LENIENT),
            Flag.LIST),
    RUN(
            EnumSet.complementOf(EnumSet.of(
                    Flag.LIST,
                    Flag.MAIN,
                    Flag.CLASS_PATH,
                    Flag.REPLAY,
                    Flag.RENDER,
                    Flag.DEBUG_PORT,
                    Flag.HELP,
                    Flag.VERSION)),
            Flag.ALL,
            Flag.SCENARIO,
            Flag.TAG,
            Flag.MODE);

    private final Set<Flag> takes;
    private final List<Flag> askedBy;

    Action(Set<Flag> takes, Flag... askedBy) {
        this.takes = takes;
        this.askedBy = List.of(askedBy);
    }

    /** Whether it takes this option, and has something to do with it. */
    private boolean needs(Flag flag) {
        return takes.contains(flag) && this != HELP && this != VERSION;
    }

    private boolean takes(Flag flag) {
        return takes.contains(flag)
                || askedBy.contains(flag)
                || Set.of(Flag.QUIET, Flag.VERBOSE, Flag.NO_COLOR).contains(flag);
    }

    /** The first that is asked for; empty if none is. */
    static Optional<Action> askedFor(Given given) {
        return Stream.of(values())
                .filter(each -> each.askedBy.stream().anyMatch(given::has))
                .findFirst();
    }

    /**
     * Checks that the other options go with it.
     *
     * @throws UsageError if one does not
     */
    void check(Given given) throws UsageError {
        Flag asked = askedBy.stream().filter(given::has).findFirst().orElseThrow();
        for (Flag flag : given.flags()) {
            if (!takes(flag)) {
                throw new UsageError(
                        "%s does not go with %s: %s".formatted(flag.typed(), asked.typed(), whatElse(flag)));
            }
        }
        if (given.has(Flag.ALL) && (given.has(Flag.SCENARIO) || given.has(Flag.TAG))) {
            throw new UsageError("--all means every scenario: leave it out, or --scenario and --tag");
        }
        if (given.has(Flag.QUIET) && given.has(Flag.VERBOSE)) {
            throw new UsageError("--quiet does not go with --verbose: leave one of them out");
        }
        if (!given.programArguments().isEmpty() && this != MAIN) {
            throw new UsageError("\"%s\" after -- belongs to no program: -- goes with --main CLASS --class-path PATHS"
                    .formatted(given.programArguments().get(0)));
        }
        if (this == MAIN && !given.has(Flag.CLASS_PATH)) {
            throw new UsageError("--main needs --class-path PATHS: the jars and folders of the program");
        }
    }

    private static String whatElse(Flag flag) {
        List<Action> takers =
                Stream.of(values()).filter(each -> each.needs(flag)).toList();
        return takers.size() == 1 && !takers.get(0).askedBy.contains(flag)
                ? "it is for " + takers.get(0).askedBy.get(0).typed()
                : "leave one of them out";
    }
}
