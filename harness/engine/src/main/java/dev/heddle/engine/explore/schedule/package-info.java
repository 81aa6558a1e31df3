/**
 * Which thread goes on: strategies that search the interleavings, and what is counted about a search. It knows no bytecode and no threads: only numbers of
 * threads, and what each would do next ({@link dev.heddle.engine.explore.schedule.SchedulingPoint}).
 */
@NullMarked
package dev.heddle.engine.explore.schedule;

import org.jspecify.annotations.NullMarked;
