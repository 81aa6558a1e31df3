/** The jcstress side of a comparison. Not null-marked, as jcstress writes classes of its own into it. */
package dev.heddle.bench.litmus;
