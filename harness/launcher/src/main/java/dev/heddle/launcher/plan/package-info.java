/**
 * Which cells a run has: scenarios × thread counts × modes × compilers × JVMs, in what order, and for how long each. It knows what scenarios say of
 * themselves, and no process, file or option.
 */
@NullMarked
package dev.heddle.launcher.plan;

import org.jspecify.annotations.NullMarked;
