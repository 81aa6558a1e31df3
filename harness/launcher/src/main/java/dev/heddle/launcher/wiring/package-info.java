/**
 * What depends on what: the only package that knows CDI. The classes it wires take what they need in their constructors, and know nothing of it.
 */
@NullMarked
package dev.heddle.launcher.wiring;

import org.jspecify.annotations.NullMarked;
