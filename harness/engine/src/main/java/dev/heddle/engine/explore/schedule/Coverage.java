package dev.heddle.engine.explore.schedule;

/**
 * What a search can claim to have covered.
 *
 * @param complete whether every interleaving within the bound was tried
 * @param bound what that is bounded by, in words, as in {@code at most 2 preemptions}; empty if by nothing
 */
public record Coverage(boolean complete, String bound) {
    /** Some interleavings, and no claim about the others. */
    public static final Coverage SAMPLED = new Coverage(false, "");
}
