/**
 * The threading guide on doing things later, and again and again: one shot, at a fixed rate, with a fixed delay, cancelled, and what one failing task
 * does to the others.
 */
package dev.heddle.guide.timers;
