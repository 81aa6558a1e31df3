package dev.heddle.api;

/**
 * What a plan is made for.
 *
 * @param threads how many threads the actors should have in all; at least 1, and one of those that {@link Scenario#threads()} allows
 * @param mode the mode in which the plan will run; a plan may scale its work by it, never its claim
 */
public record Load(int threads, Mode mode) {
    /**
     * Checks its arguments.
     *
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public Load {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        java.util.Objects.requireNonNull(mode, "mode");
    }
}
