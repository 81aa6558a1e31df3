/**
 * The vocabulary between processes: what a worker tells the launcher ({@link dev.heddle.results.WorkerMessage}) and is told
 * ({@link dev.heddle.results.Order}), what a run appends to {@code results.jsonl} ({@link dev.heddle.results.Event}), and what is read
 * back for every report ({@link dev.heddle.results.Results}).
 *
 * <p>Middle of the data's way: everything behind it is made from these records alone. It knows no engine, no launcher and no report; the machine formats
 * carry a version and are sealed with golden files.
 */
@NullMarked
package dev.heddle.results;

import org.jspecify.annotations.NullMarked;
