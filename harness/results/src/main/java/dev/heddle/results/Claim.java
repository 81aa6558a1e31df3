package dev.heddle.results;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a scenario claims in one mode.
 *
 * @param breaks the failures one of which must be found; empty if the scenario claims to hold
 */
public record Claim(Set<FailureKind> breaks) {
    public Claim {
        // in a fixed order, so that equal claims are written alike
        breaks = Collections.unmodifiableSet(
                breaks.isEmpty() ? EnumSet.noneOf(FailureKind.class) : EnumSet.copyOf(breaks));
    }

    /** Whether nothing may fail. */
    public boolean holds() {
        return breaks.isEmpty();
    }

    /** The claim in words: "holds", or "breaks: forbidden outcome or deadlock". */
    public String words() {
        return holds()
                ? "holds"
                : breaks.stream().sorted().map(FailureKind::words).collect(Collectors.joining(" or ", "breaks: ", ""));
    }
}
