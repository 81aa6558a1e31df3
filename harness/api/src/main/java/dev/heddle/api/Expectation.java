package dev.heddle.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A scenario's claim: that it holds, or that it breaks in a named way. One that should break and does not is as wrong as one that should hold and does not:
 * those that must break are the canaries that prove that the harness still sees.
 *
 * <p>Immutable. A claim may differ by mode, as some failures show in one only: {@code breaks(HANG).in(EXPLORE, holds())}.
 */
public final class Expectation {
    private static final Expectation HOLDS = new Expectation(Set.of(), Map.of());

    private final Set<Failure> failures;
    private final Map<Mode, Expectation> byMode;

    private Expectation(Set<Failure> failures, Map<Mode, Expectation> byMode) {
        this.failures = failures;
        this.byMode = byMode;
    }

    /** Nothing fails. */
    public static Expectation holds() {
        return HOLDS;
    }

    /** At least one of these failures is found, and no other. */
    public static Expectation breaks(Failure first, Failure... more) {
        return new Expectation(Collections.unmodifiableSet(EnumSet.of(first, more)), Map.of());
    }

    /**
     * This expectation, with another one in its place for one mode.
     *
     * @param other what is expected in that mode; its own differences by mode are dropped
     */
    public Expectation in(Mode mode, Expectation other) {
        Map<Mode, Expectation> modes = new EnumMap<>(Mode.class);
        modes.putAll(byMode);
        modes.put(mode, other.in(mode));
        return new Expectation(failures, Collections.unmodifiableMap(modes));
    }

    /** What is expected in one mode, for which this expectation or the one {@linkplain #in(Mode, Expectation) in its place} stands. */
    public Expectation in(Mode mode) {
        return byMode.getOrDefault(mode, new Expectation(failures, Map.of()));
    }

    /** The failures one of which must be found; empty if the scenario holds. Differences {@linkplain #in(Mode) by mode} aside. */
    public Set<Failure> failures() {
        return failures;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expectation that && failures.equals(that.failures) && byMode.equals(that.byMode);
    }

    @Override
    public int hashCode() {
        return 31 * failures.hashCode() + byMode.hashCode();
    }

    @Override
    public String toString() {
        return (failures.isEmpty() ? "holds" : "breaks by " + failures) + (byMode.isEmpty() ? "" : " but " + byMode);
    }
}
