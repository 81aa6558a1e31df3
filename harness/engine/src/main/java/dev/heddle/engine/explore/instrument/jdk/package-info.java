/**
 * Rewrites the classes of the JDK that lock, wait, start threads, tell the time or count for as long as the JVM lives, so that they call the bridge
 * when a controlled thread comes by. Done once per JDK, ahead of the workers, which take the result with {@code --patch-module}. It knows nothing of a
 * program's classes.
 */
@NullMarked
package dev.heddle.engine.explore.instrument.jdk;

import org.jspecify.annotations.NullMarked;
