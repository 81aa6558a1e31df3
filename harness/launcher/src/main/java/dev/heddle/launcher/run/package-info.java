/**
 * One class for each thing that the program does: it takes a {@link dev.heddle.launcher.cli.Command}, has the other packages do their part in order, and answers
 * the exit code.
 */
@NullMarked
package dev.heddle.launcher.run;

import org.jspecify.annotations.NullMarked;
