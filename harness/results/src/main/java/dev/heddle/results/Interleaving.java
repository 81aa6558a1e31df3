package dev.heddle.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visible operations of one schedule, in order.
 *
 * @param threads names of the threads; a step refers to them by position
 * @param steps the operations
 * @param preemptions how many of its switches left a thread that could have gone on
 * @param scheduleFile path of the schedule file below the report's folder, {@code failures/NAME.schedule.json}; null if none was saved
 * @param replay the command that replays it; null if none was saved
 */
public record Interleaving(
        List<String> threads,
        List<Step> steps,
        int preemptions,
        @Nullable String scheduleFile,
        @Nullable String replay) {

    /** Why the thread of a step is not that of the step before. */
    public enum Switch {
        /** It is the same thread. */
        NONE,
        /** The thread before could not go on: it waited, or had ended. */
        FORCED,
        /** The thread before could have gone on. */
        PREEMPTION
    }

    /**
     * One visible operation.
     *
     * @param thread position of its thread in {@link Interleaving#threads()}
     * @param operation what was done: {@code read}, {@code write}, {@code lock}, {@code unlock}, {@code call}, {@code wait}, {@code park} and so on
     * @param target object and field, as {@code Counter#1.value}; empty if it has none
     * @param value the value read or written, or the result of a call, shortened; null if there is none
     * @param className binary name of the class in whose code it stands
     * @param method its method
     * @param file source file; null if the class does not tell
     * @param line line in it; 0 if the class does not tell
     * @param before the switch before the step
     * @param conflict position of the step of another thread that this one conflicts with and that makes the failure; -1 for none
     */
    public record Step(
            int thread,
            String operation,
            String target,
            @Nullable String value,
            String className,
            String method,
            @Nullable String file,
            int line,
            Switch before,
            int conflict) {}
}
