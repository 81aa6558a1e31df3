/**
 * Finds the scenarios of a jar and loads them. Each jar has a class loader of its own; what is wrong with a jar, or with one of its scenarios, becomes one
 * sentence and leaves the others alone.
 *
 * <p>Second step of the data's way, after the options. It runs a jar's constructors and static initialisers, therefore in a worker JVM only. It knows no
 * engine: how a scenario is run is none of its business.
 */
@NullMarked
package dev.heddle.engine.catalog;

import org.jspecify.annotations.NullMarked;
