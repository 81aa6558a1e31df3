/** What rewriting the JDK's classes and rewriting a program's have in common: which calls a hook stands in for, and how code is put around a method. */
@NullMarked
package dev.heddle.engine.explore.instrument.bytecode;

import org.jspecify.annotations.NullMarked;
