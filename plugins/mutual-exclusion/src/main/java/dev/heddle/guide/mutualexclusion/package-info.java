/**
 * The threading guide on twenty threads and one counter, and on giving a lock back when something goes wrong. How fast the ways of counting are, and
 * how they scale, is in the scenarios of the theme {@code counter}.
 */
package dev.heddle.guide.mutualexclusion;
