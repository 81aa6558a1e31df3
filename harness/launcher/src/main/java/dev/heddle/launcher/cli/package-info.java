/**
 * From arguments to a {@link dev.heddle.launcher.cli.Command} that cannot be wrong, or one line that says what is. The only package that knows Commons CLI.
 */
@NullMarked
package dev.heddle.launcher.cli;

import org.jspecify.annotations.NullMarked;
