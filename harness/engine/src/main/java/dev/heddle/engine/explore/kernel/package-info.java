/**
 * The program under control, as a model: its threads and what each waits for, its monitors, its clock, and what its threads share. It carries out what
 * instrumented code asks of the bridge, and asks a {@link dev.heddle.engine.explore.schedule.Strategy} at each scheduling point who goes on. It knows no
 * bytecode, no scenario and no search.
 */
@NullMarked
package dev.heddle.engine.explore.kernel;

import org.jspecify.annotations.NullMarked;
