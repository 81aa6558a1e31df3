package dev.heddle.launcher.fork;

import dev.heddle.results.Measures;
import dev.heddle.results.Output;

/**
 * What was seen of a cell's worker.
 *
 * @param measures the last that it measured
 * @param ending how it ended
 * @param output what was printed
 * @param startedMillis when its process was started, in milliseconds since 1970 (UTC)
 * @param elapsedNanos from there to its end, in nanoseconds
 */
public record Observation(Measures measures, Ending ending, Output output, long startedMillis, long elapsedNanos) {}
