/**
 * Runs explore cells: makes the program of a cell, searches its interleavings, and says which of them fail. It brings together threads
 * ({@link dev.heddle.engine.explore.kernel}), strategies ({@link dev.heddle.engine.explore.schedule}) and instrumentation, none of which knows another.
 */
@NullMarked
package dev.heddle.engine.explore;

import org.jspecify.annotations.NullMarked;
