/** Places in a program's code, by number: what the instrumentation writes down, and the kernel and the trace look up. */
@NullMarked
package dev.heddle.engine.explore.instrument.site;

import org.jspecify.annotations.NullMarked;
