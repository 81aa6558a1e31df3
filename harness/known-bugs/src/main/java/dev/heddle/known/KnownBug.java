package dev.heddle.known;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Mode;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A program that breaks in one way, which can be seen without any reordering by the memory model. */
public abstract class KnownBug implements Scenario {
    private final String topic;
    private final String summary;
    private final int threads;
    private final Expectation expectation;

    /**
     * A program with a bug.
     *
     * @param topic its name and its twin's
     * @param summary what is wrong with it
     * @param threads how many actors it has
     * @param first how it breaks
     * @param more how it breaks as well
     */
    protected KnownBug(String topic, String summary, int threads, Failure first, Failure... more) {
        this.topic = topic;
        this.summary = summary;
        this.threads = threads;
        this.expectation = Expectation.breaks(first, more);
    }

    @Override
    public final String name() {
        return "known." + topic + ".broken";
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Expectation expectation() {
        return expectation;
    }

    @Override
    public final Set<Mode> modes() {
        return EnumSet.of(Mode.EXPLORE);
    }

    @Override
    public final ThreadCounts threads() {
        return ThreadCounts.exactly(threads);
    }
}
