/** Signals that are lost, come too early, or wake the wrong thread; timers. */
@NullMarked
package dev.heddle.known.signal;

import org.jspecify.annotations.NullMarked;
