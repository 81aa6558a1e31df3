package dev.heddle.api;

import java.util.EnumSet;
import java.util.Set;

/**
 * A small concurrent program with a claim about it.
 *
 * <p>Found through {@link java.util.ServiceLoader}: the jar names its scenarios in {@code META-INF/services/dev.heddle.api.Scenario}, and each has a public
 * constructor without parameters. A scenario is made anew in each worker JVM, where its methods are called from one thread, {@link #plan} once per cell and
 * the others any number of times; they should be quick and always answer the same.
 */
public interface Scenario {
    /**
     * Name under which the scenario is selected and reported, unique in a run: words of lower-case letters, digits and hyphens, joined by dots, the theme
     * first, as in {@code counter.unlocked}.
     */
    String name();

    /** What the scenario does, in one sentence. */
    String summary();

    /**
     * What to expect, and why: some paragraphs, separated by blank lines, that a reader learns from. Plain text; it is shown escaped. Empty if the summary
     * says all.
     */
    default String explanation() {
        return "";
    }

    /** Words to select the scenario by, beside its name; lower case. None, unless a scenario says otherwise. */
    default Set<String> tags() {
        return Set.of();
    }

    /** What the scenario claims: that it holds, unless it says otherwise. */
    default Expectation expectation() {
        return Expectation.holds();
    }

    /**
     * The modes in which the scenario is run; stress and explore, which any plan suits, unless it says otherwise. One that adds {@link Mode#JCSTRESS} needs a
     * plan of two to four actors with a state of its own for each iteration, and an observed outcome or an invariant.
     */
    default Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    /** The thread counts at which the scenario can be run; any, unless a scenario says otherwise. */
    default ThreadCounts threads() {
        return ThreadCounts.atLeast(1);
    }

    /**
     * Makes the plan of one cell. An exception here, or a plan that is not well-formed, is an error of the cell: it says what is wrong, and names the scenario.
     *
     * @param load for how many threads, and in which mode
     * @return a plan with {@code load.threads()} actors; one with fewer or more is run as it is
     */
    Plan<?> plan(Load load);
}
