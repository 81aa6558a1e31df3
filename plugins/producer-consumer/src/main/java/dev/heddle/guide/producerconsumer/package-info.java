/**
 * The threading guide on producers and consumers: how consumers learn that there is nothing more to come, and what a bounded buffer of one's own gets
 * wrong. The queues of the JDK at work are in the scenarios of the theme {@code queue}.
 */
package dev.heddle.guide.producerconsumer;
