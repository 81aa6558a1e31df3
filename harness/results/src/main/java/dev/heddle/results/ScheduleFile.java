package dev.heddle.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that fails, with all that is needed to run it again: {@code failures/NAME.schedule.json}.
 *
 * @param schemaVersion version of this format, {@link #SCHEMA_VERSION} when written by this code
 * @param cell the cell in which it was found
 * @param jar path of the jar that holds the scenario; null for a program
 * @param className binary name of the class that provides the scenario, or of the program's main class
 * @param classPath jars and folders of a program; empty for a scenario
 * @param arguments of a program; empty for a scenario
 * @param seed of every random choice in the scenario
 * @param instrument globs of further classes that were explored inside of
 * @param wakeUps what could end a wait; null for what is usual
 * @param jvmArguments of the user, that the JVM was started with; null in older files
 * @param opened globs of classes of the JDK that the search explored inside of on its own, as it saw two threads in one of their objects at once
 * @param choices the thread chosen at each scheduling point, threads numbered in the order of their creation, from 0
 * @param points the places in the code that were scheduling points, each as class, method and the number of the place in that; at others no thread was chosen
 * @param kind which way it breaks
 * @param message what happened, in one line
 * @param interleaving the visible steps that the choices lead to, some of them if there are very many
 * @param later digests of all steps after the first 250, one of each hundred, if some are left out
 */
public record ScheduleFile(
        int schemaVersion,
        Cell cell,
        @Nullable String jar,
        String className,
        List<String> classPath,
        List<String> arguments,
        long seed,
        List<String> instrument,
        @Nullable WakeUps wakeUps,
        @Nullable List<String> jvmArguments,
        List<String> opened,
        List<Integer> choices,
        List<String> points,
        FailureKind kind,
        String message,
        Interleaving interleaving,
        List<Integer> later) {
    /** The version that this code writes. It reads this one and older ones. */
    public static final int SCHEMA_VERSION = 1;
}
