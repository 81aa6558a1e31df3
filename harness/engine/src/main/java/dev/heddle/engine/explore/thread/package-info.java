/**
 * How a controlled thread is run and stopped: as a continuation on one carrier (JDK 24 or newer), or as a platform thread with direct hand-over. It knows
 * no strategy and no bytecode.
 */
@NullMarked
package dev.heddle.engine.explore.thread;

import org.jspecify.annotations.NullMarked;
