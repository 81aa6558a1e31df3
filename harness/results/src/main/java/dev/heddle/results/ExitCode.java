package dev.heddle.results;

import java.util.Collection;

/** What a run tells the shell. */
public final class ExitCode {
    /** Every claim stands. */
    public static final int CLAIMS_STAND = 0;
    /** Some claim does not stand. */
    public static final int CLAIM_BROKEN = 1;
    /** The command line is wrong; nothing was run and nothing written. */
    public static final int USAGE = 2;
    /** Something could not be run. */
    public static final int NOT_RUNNABLE = 3;
    /** Stopped by the user: 128 and the number of SIGINT, as shells count. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /**
     * The code of a run that came to its end by itself. A broken claim outweighs what could not be run, and nothing run is never 0.
     *
     * @param cells their results
     * @param plugins the jars
     * @param lenient whether a jar's problems are forgiven
     */
    public static int of(Collection<CellResult> cells, Collection<PluginInfo> plugins, boolean lenient) {
        boolean ran = false;
        boolean error = false;
        for (CellResult cell : cells) {
            switch (cell.verdict()) {
                case FAIL -> {
                    return CLAIM_BROKEN;
                }
                case ERROR -> error = true;
                case PASS -> ran = true;
                case NOT_RUN -> {}
            }
        }
        boolean problems = !lenient
                && plugins.stream().anyMatch(plugin -> !plugin.problems().isEmpty());
        return error || problems || !ran ? NOT_RUNNABLE : CLAIMS_STAND;
    }
}
