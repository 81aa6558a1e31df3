package dev.heddle.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
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

    /** Steps that repeat themselves: at most so many, */
    private static final int LONGEST_LOOP = 8;
    /** and at least so many times, so that it is worth to leave some out. */
    private static final int FEWEST_ROUNDS = 4;

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

        /** Whether it is the same once more, with nothing about it that would have to be told. */
        private boolean repeats(Step earlier) {
            return conflict < 0
                    && skipped == 0
                    && before != Switch.PREEMPTION
                    && thread == earlier.thread
                    && line == earlier.line
                    && operation.equals(earlier.operation)
                    && target.equals(earlier.target)
                    && Objects.equals(value, earlier.value)
                    && className.equals(earlier.className)
                    && method.equals(earlier.method);
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

    /** The same without what is only repeated: of several steps that come again and again, the first time is left and the last. */
    public Interleaving withoutRepetitions() {
        BitSet kept = new BitSet();
        kept.set(0, steps.size());
        for (int at = 0; at < steps.size(); at++) {
            for (int length = 1; length <= LONGEST_LOOP; length++) {
                int rounds = rounds(at, length);
                if (rounds >= FEWEST_ROUNDS) {
                    int last = at + (rounds - 1) * length;
                    kept.clear(at + length, last);
                    at = last + length - 1;
                    break;
                }
            }
        }
        steps.stream().mapToInt(Step::conflict).filter(other -> other >= 0).forEach(kept::set);
        return kept.cardinality() == steps.size() ? this : only(kept.stream().toArray());
    }

    /** How many times so many steps come, from a position on. */
    private int rounds(int from, int length) {
        int at = from + length;
        while (at < steps.size() && steps.get(at).repeats(steps.get(at - length))) {
            at++;
        }
        return (at - from) / length;
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

    private int[] numbers() {
        int[] numbers = new int[steps.size()];
        int before = 0;
        for (int at = 0; at < numbers.length; at++) {
            before += steps.get(at).skipped() + 1;
            numbers[at] = before;
        }
        return numbers;
    }

    private Interleaving only(int[] positions) {
        List<Step> some = new ArrayList<>();
        int[] numbers = numbers();
        int before = 0;
        for (int at : positions) {
            int conflict = Arrays.binarySearch(positions, steps.get(at).conflict());
            some.add(steps.get(at).among(Math.max(-1, conflict), numbers[at] - 1 - before));
            before = numbers[at];
        }
        return new Interleaving(threads, some, preemptions, scheduleFile, replay);
    }
}
