/**
 * What a failing schedule did, step by step: recorded while it is replayed, minimised before, saved as a schedule file.
 */
@NullMarked
package dev.heddle.engine.explore.trace;

import org.jspecify.annotations.NullMarked;
