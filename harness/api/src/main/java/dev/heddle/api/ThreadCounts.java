package dev.heddle.api;

/**
 * The thread counts that a scenario can be run at: the multiples of {@code step} from {@code least} to {@code most}.
 *
 * @param least smallest count, at least 1
 * @param most largest count, at least {@code least}
 * @param step at least 1; counts are multiples of it
 */
public record ThreadCounts(int least, int most, int step) {
    /**
     * Checks its arguments.
     *
     * @throws IllegalArgumentException if a number is out of its range, or if no count is allowed by the three together
     */
    public ThreadCounts {
        if (least < 1 || most < least || step < 1 || most / step * step < least) {
            throw new IllegalArgumentException(
                    "no thread count is a multiple of %d from %d to %d".formatted(step, least, most));
        }
    }

    /**
     * Any count from {@code least}.
     *
     * @throws IllegalArgumentException if {@code least} is below 1
     */
    public static ThreadCounts atLeast(int least) {
        return new ThreadCounts(least, Integer.MAX_VALUE, 1);
    }

    /**
     * The multiples of {@code step}: {@code multiplesOf(2)} for actors in pairs.
     *
     * @throws IllegalArgumentException if {@code step} is below 1
     */
    public static ThreadCounts multiplesOf(int step) {
        return new ThreadCounts(step, Integer.MAX_VALUE, step);
    }

    /**
     * One count only: such a scenario has one cell, however many counts are asked for.
     *
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public static ThreadCounts exactly(int count) {
        return new ThreadCounts(count, count, 1);
    }
}
