/**
 * Worker JVMs: which are installed, how one is started, talked to, watched and ended, and what is seen of it from outside. It knows no option, no file of the
 * report and no verdict.
 */
@NullMarked
package dev.heddle.launcher.fork;

import org.jspecify.annotations.NullMarked;
