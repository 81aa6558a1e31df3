/** Bugs that need several preemptions at the right places. */
@NullMarked
package dev.heddle.known.deep;

import org.jspecify.annotations.NullMarked;
