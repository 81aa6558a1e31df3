package dev.heddle.results;

/**
 * An outcome and how often it was observed.
 *
 * @param outcome its text, shortened if long
 * @param count how many samples ended so
 * @param grade its judgement
 * @param description why; may be empty
 */
public record OutcomeCount(String outcome, long count, Grade grade, String description) {}
