package dev.heddle.results;

/**
 * What a scenario printed, bounded: the beginning and the end are kept.
 *
 * @param text standard output and standard error, as they came, with a note where something was left out
 * @param bytes how much it was before it was cut
 */
public record Output(String text, long bytes) {
    /** Nothing printed. */
    public static final Output NONE = new Output("", 0);
}
