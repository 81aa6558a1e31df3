package dev.heddle.engine.stress;

import dev.heddle.results.OutcomeCount;
import java.util.List;

/** The outcomes so far, taken at a moment when nobody counts, on the request of a thread that cannot know that moment. */
final class Snapshot {
    private volatile boolean wanted;
    private volatile List<OutcomeCount> outcomes = List.of();

    void request() {
        wanted = true;
    }

    /** Whether a request has not been met yet. */
    boolean isWanted() {
        return wanted;
    }

    /** The latest. */
    List<OutcomeCount> outcomes() {
        return outcomes;
    }

    /** Takes one if it has been asked for; only while no judge is at work. */
    void takeIfWanted(Stage stage) {
        if (wanted) {
            take(stage);
            wanted = false;
        }
    }

    /** Takes one; only while no judge is at work. */
    void take(Stage stage) {
        Tally.reportForbidden(stage.tallies(), stage.failures());
        outcomes = Tally.outcomes(stage.tallies());
    }
}
