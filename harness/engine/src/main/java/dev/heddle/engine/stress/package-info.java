/**
 * Runs a plan's actors in parallel on real threads, as fast as they can, and counts what comes of it: outcomes, failures, latencies, throughput.
 *
 * <p>It knows the scenario API, the vocabulary of results and the seam {@link dev.heddle.engine.cell}; no socket, no process, no verdict.
 */
@NullMarked
package dev.heddle.engine.stress;

import org.jspecify.annotations.NullMarked;
