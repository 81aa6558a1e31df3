/** Exploring beside Lincheck: the same programs, both start-ups included, in one run. */
@NullMarked
package dev.heddle.bench.explore;

import org.jspecify.annotations.NullMarked;
