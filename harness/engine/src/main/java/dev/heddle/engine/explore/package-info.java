/**
 * Runs explore cells: makes the program of a cell, searches its interleavings, and says which of them fail. It brings together
 * threads under control ({@link dev.heddle.engine.explore.kernel}), strategies ({@link dev.heddle.engine.explore.schedule}) and instrumentation, of which none
 * knows another, but that the kernel asks a strategy.
 */
@NullMarked
package dev.heddle.engine.explore;

import org.jspecify.annotations.NullMarked;
