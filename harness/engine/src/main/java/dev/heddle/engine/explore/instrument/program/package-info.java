/**
 * Rewrites a program's classes as they are loaded: one class for each construct of the language that touches what threads share. It knows nothing of the JDK
 * but which of its calls concern the kernel.
 */
@NullMarked
package dev.heddle.engine.explore.instrument.program;

import org.jspecify.annotations.NullMarked;
