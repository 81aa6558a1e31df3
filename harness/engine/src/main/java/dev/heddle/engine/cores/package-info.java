/** Which processor core a thread of the worker runs on, for all modes that care. It knows none of them, and nothing of what the threads do. */
@NullMarked
package dev.heddle.engine.cores;

import org.jspecify.annotations.NullMarked;
