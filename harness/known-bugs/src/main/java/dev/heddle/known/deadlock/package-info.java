/** Threads that wait for each other. */
@NullMarked
package dev.heddle.known.deadlock;

import org.jspecify.annotations.NullMarked;
