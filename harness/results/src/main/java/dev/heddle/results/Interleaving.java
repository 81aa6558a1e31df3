package dev.heddle.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The visible operations of one schedule, in order.
 *
 * @param threads names of the threads; a step refers to them by position
 * @param steps the operations; of very many, those at the beginning, around preemptions and at the end
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
     * @param skipped how many steps right before this one are left out
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
            int conflict,
            int skipped) {
        /** One before which none is left out. */
        public Step(
                int thread,
                String operation,
                String target,
                @Nullable String value,
                String className,
                String method,
                @Nullable String file,
                int line,
                Switch before,
                int conflict) {
            this(thread, operation, target, value, className, method, file, line, before, conflict, 0);
        }

        /** The same among others. */
        private Step among(int conflict, int skipped) {
            return new Step(thread, operation, target, value, className, method, file, line, before, conflict, skipped);
        }
    }

    /** The number of the step at a position, from 1, those counted that are left out. */
    public int number(int at) {
        return at
                + 1
                + steps.subList(0, at + 1).stream().mapToInt(Step::skipped).sum();
    }

    /** How many steps there were, as far as they are told of. */
    public int length() {
        return steps.isEmpty() ? 0 : number(steps.size() - 1);
    }

    /**
     * The same with at most so many steps: those around the ones in a conflict, around preemptions, from where a second thread comes in, at the end; what the
     * first thread does before that is told of last.
     */
    public Interleaving excerpt(int most) {
        int all = steps.size();
        if (all <= most) {
            return this;
        }
        BitSet kept = new BitSet();
        keepAround(step -> step.conflict() >= 0, most / 16, most / 2, kept);
        keepAround(step -> step.before() == Switch.PREEMPTION, 2, most / 2, kept);
        int begins = secondThread();
        int front = begins;
        int back = all - 1;
        while (kept.cardinality() < most) {
            if (front > back) {
                kept.set(--begins);
            } else if (front - begins <= all - 1 - back) {
                kept.set(front++);
            } else {
                kept.set(back--);
            }
        }
        return only(kept.stream().toArray());
    }

    /** Position of the first step of another thread than the first; 0 if there is none. */
    private int secondThread() {
        for (int at = 1; at < steps.size(); at++) {
            if (steps.get(at).thread() != steps.get(0).thread()) {
                return at;
            }
        }
        return 0;
    }

    /** Keeps some, and so many before and after each, as long as there are fewer than {@code most}. */
    private void keepAround(Predicate<Step> some, int around, int most, BitSet kept) {
        for (int at = 0; at < steps.size() && kept.cardinality() < most; at++) {
            if (some.test(steps.get(at))) {
                kept.set(Math.max(0, at - around), Math.min(steps.size(), at + around + 1));
            }
        }
    }

    private Interleaving only(int[] positions) {
        List<Step> some = new ArrayList<>();
        int before = 0;
        for (int at : positions) {
            int number = number(at);
            int conflict = Arrays.binarySearch(positions, steps.get(at).conflict());
            some.add(steps.get(at).among(Math.max(-1, conflict), number - 1 - before));
            before = number;
        }
        return new Interleaving(threads, some, preemptions, scheduleFile, replay);
    }
}
