/**
 * The threading guide on how many threads there are, and which.
 */
package dev.heddle.guide.countingthreads;
