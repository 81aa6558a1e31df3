/** The stress engine beside jcstress on the same two actors: samples per second, and how many of them show the lost update. */
@NullMarked
package dev.heddle.bench.stress;

import org.jspecify.annotations.NullMarked;
