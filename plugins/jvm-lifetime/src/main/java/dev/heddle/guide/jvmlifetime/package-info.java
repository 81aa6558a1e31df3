/**
 * The threading guide on what keeps a JVM running and what ends it: daemon threads and Ctrl-C. To see a JVM end takes a JVM of its own, so most of
 * these scenarios start one, with a main class of this jar, and look at what it prints and when it ends.
 */
package dev.heddle.guide.jvmlifetime;
