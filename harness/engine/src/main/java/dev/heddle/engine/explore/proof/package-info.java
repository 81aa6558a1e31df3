/**
 * Before the first schedule of a cell: proves on a race of Heddle's own that the program's steps and locks are under control, so that a set-up that is broken
 * cannot pass for a program that is right.
 */
@NullMarked
package dev.heddle.engine.explore.proof;

import org.jspecify.annotations.NullMarked;
