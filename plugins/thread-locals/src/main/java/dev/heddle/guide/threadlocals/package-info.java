/**
 * The threading guide on values that belong to a thread: what they are good for, what pools do to them, and the simpler way without.
 */
package dev.heddle.guide.threadlocals;
