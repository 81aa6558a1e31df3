package dev.heddle.engine.stress;

import java.util.ArrayList;
import java.util.List;

/**
 * What the ways of running a plan have in common.
 *
 * @param cast its actors
 * @param crew their threads
 * @param places where these are
 * @param course how far the run has come
 * @param failures what failed
 * @param latencies how long actions take
 * @param stop what the actors see of the end
 * @param judges one per thread of the crew, and one more, the last, for the main thread
 */
record Stage(
        Cast cast,
        Crew crew,
        Places places,
        Course course,
        Failures failures,
        Latencies latencies,
        StopSign stop,
        List<Judge> judges) {

    Judge mainJudge() {
        return judges.get(judges.size() - 1);
    }

    /** What the judges have counted; only while no judge is at work. */
    List<Tally> tallies() {
        var tallies = new ArrayList<Tally>();
        for (Judge each : judges) {
            tallies.add(each.tally());
        }
        return tallies;
    }
}
