package dev.heddle.engine.explore.schedule;

/**
 * What is known of a program when a search of it begins, or begins again. All of it is the same for the same seed, on any machine that has the time to find out
 * what its threads share.
 *
 * @param schedules how many it has run already
 * @param steps how many scheduling points one of these had on average; 0 if there were none
 */
public record Past(long schedules, long steps) {
    /** Of a program that has not run yet. */
    public static final Past NONE = new Past(0, 0);

    /** After so many schedules a search that begins again is that of no small program: it shows more and more of itself. */
    private static final int MANY_SCHEDULES = 300;
    /** With so many steps in a schedule, no search of all of them comes to its end. */
    private static final int MANY_STEPS = 1_000;

    /** With so many, that search would only take the memory which the program's own caches may be kept in. */
    private static final int TOO_MANY_STEPS = 20_000;

    /** Whether an exhaustive search is of any use. */
    boolean canBeExhausted() {
        return steps < TOO_MANY_STEPS;
    }

    /** Whether an exhaustive search may soon come to its end. */
    boolean isOfSmallProgram() {
        return schedules < MANY_SCHEDULES && steps < MANY_STEPS;
    }
}
