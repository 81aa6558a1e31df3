/**
 * Has a program's code and the JDK's call the kernel, through the bridge: {@link dev.heddle.engine.explore.instrument.ExplorePreparation} rewrites the JDK's
 * classes once, ahead of the workers; {@link dev.heddle.engine.explore.instrument.Instrumenter} the program's as they are loaded. This package and those below
 * it are the only ones that know ASM; they know no kernel and no strategy.
 */
@NullMarked
package dev.heddle.engine.explore.instrument;

import org.jspecify.annotations.NullMarked;
