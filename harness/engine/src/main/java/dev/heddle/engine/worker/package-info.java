/**
 * The worker JVM: takes one order from the launcher over a Unix domain socket, has it carried out, and tells what comes of it. The only package of the
 * engine that knows the socket; how a cell is run is the business of the {@linkplain dev.heddle.engine.cell.CellRunner runners}.
 *
 * <p>What is here shares its JVM with code that may do anything: replace or close {@code System.out}, interrupt every thread it can find, exhaust the heap,
 * start thousands of threads, never end. Nothing here relies on what such code can reach: the socket is used by two {@linkplain
 * dev.heddle.engine.worker.SteadyThread threads} that cannot be interrupted, and the end of the launcher ends the JVM at once.
 */
@NullMarked
package dev.heddle.engine.worker;

import org.jspecify.annotations.NullMarked;
