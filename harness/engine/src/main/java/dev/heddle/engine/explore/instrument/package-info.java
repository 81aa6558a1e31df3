/**
 * Rewrites classes so that they call the bridge: the scenario's own as they are loaded, those of the JDK that use monitors or wait beforehand. The only
 * package that knows ASM; it knows no thread and no strategy.
 */
@NullMarked
package dev.heddle.engine.explore.instrument;

import org.jspecify.annotations.NullMarked;
