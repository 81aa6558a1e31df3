package dev.heddle.known;

import dev.heddle.api.Mode;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A program that does what a {@link KnownBug} was to do, with the bug mended: it holds. */
public abstract class Twin implements Scenario {
    private final String topic;
    private final String summary;
    private final int threads;

    /**
     * A correct program.
     *
     * @param topic its name and that of the program with the bug
     * @param summary what makes it correct
     * @param threads how many actors it has
     */
    protected Twin(String topic, String summary, int threads) {
        this.topic = topic;
        this.summary = summary;
        this.threads = threads;
    }

    @Override
    public final String name() {
        return "known." + topic + ".correct";
    }

    @Override
    public final String summary() {
        return summary;
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
