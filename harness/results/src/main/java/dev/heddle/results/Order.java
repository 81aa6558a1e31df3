package dev.heddle.results;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the launcher tells a worker: one order other than {@link Stop} right after the worker's hello, then perhaps a {@link Stop}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.Describe.class, name = "describe"),
    @JsonSubTypes.Type(value = Order.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Order.RunProgram.class, name = "run-program"),
    @JsonSubTypes.Type(value = Order.Replay.class, name = "replay"),
    @JsonSubTypes.Type(value = Order.PrepareExplore.class, name = "prepare-explore"),
    @JsonSubTypes.Type(value = Order.Stop.class, name = "stop")
})
public sealed interface Order {
    /**
     * Say what is in these jars; answered by one {@link WorkerMessage.Described} per jar, in this order, then {@link WorkerMessage.Done}.
     *
     * @param jars paths of the jars
     */
    record Describe(List<String> jars) implements Order {}

    /**
     * Run one cell.
     *
     * @param cell which
     * @param jar path of the jar that holds the scenario
     * @param className binary name of the class that provides it
     * @param settings how
     */
    record Run(Cell cell, String jar, String className, Settings settings) implements Order {}

    /**
     * Explore a program that has no scenario.
     *
     * @param cell which; its scenario is the name of the main class
     * @param classPath jars and folders of the program
     * @param mainClass binary name of the class with {@code main}
     * @param arguments of the program
     * @param settings how
     */
    record RunProgram(Cell cell, List<String> classPath, String mainClass, List<String> arguments, Settings settings)
            implements Order {}

    /**
     * Make what explore workers on this JDK need, and say with which arguments to start them; answered by {@link WorkerMessage.Prepared}, then
     * {@link WorkerMessage.Done}.
     *
     * @param folder where to put it; what is there from an earlier time and fits is used again
     */
    record PrepareExplore(String folder) implements Order {}

    /**
     * Run one schedule again, and check that each step is the one recorded.
     *
     * @param schedule path of the schedule file
     * @param jar path of the jar that holds the scenario; null for a program with no scenario
     * @param settings how
     */
    record Replay(String schedule, @Nullable String jar, Settings settings) implements Order {}

    /** Come to an end: send the last measures, then done. */
    record Stop() implements Order {}

    /**
     * How to run a cell.
     *
     * @param durationMillis how long to measure, or to search, in milliseconds
     * @param longestMillis how long to go on at most, in milliseconds, where the machine is too busy with other things to give a stress cell its share of the
     *     processors, and nothing has failed yet, or where a jcstress test has not shown by then what it should; up to {@code durationMillis} for no longer than that
     * @param iterations how many iterations or schedules at most; 0 for as many as the duration has room for
     * @param timeoutMillis without progress for so long, the cell hangs
     * @param seed of every random choice
     * @param strategy name of the search strategy in explore; {@code auto} by default
     * @param instrument globs of further classes to explore inside of
     * @param wakeUps what may end a wait in explore
     * @param failFast end with the first failure
     * @param failuresFolder folder for schedule files
     * @param jvmArguments of the user, that the worker was started with
     */
    record Settings(
            long durationMillis,
            long longestMillis,
            long iterations,
            long timeoutMillis,
            long seed,
            String strategy,
            List<String> instrument,
            WakeUps wakeUps,
            boolean failFast,
            String failuresFolder,
            List<String> jvmArguments) {
        /** The same for at most so many iterations. */
        public Settings withIterations(long most) {
            return new Settings(
                    durationMillis,
                    longestMillis,
                    most,
                    timeoutMillis,
                    seed,
                    strategy,
                    instrument,
                    wakeUps,
                    failFast,
                    failuresFolder,
                    jvmArguments);
        }
    }
}
