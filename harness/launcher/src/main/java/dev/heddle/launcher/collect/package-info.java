/**
 * What becomes of what was observed: it is judged, written down event by event, told on the console, and in the end reported. It starts no process.
 */
@NullMarked
package dev.heddle.launcher.collect;

import org.jspecify.annotations.NullMarked;
