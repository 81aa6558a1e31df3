/**
 * Runs one jcstress test piece by piece, and says on its standard output what came of each piece: the program that the harness starts in a process of its own,
 * since nothing of jcstress may be in {@code harness.jar}.
 *
 * <p>Everything that knows jcstress's classes is here, and what leaves is lines of JSON. {@link dev.heddle.jcstress.ScenarioUnderTest} stands apart: generated
 * tests call it to run a scenario's plan as the actors of a jcstress test.
 *
 * <p>Written for jcstress 0.16, from whose class path it may be separated: a jar of tests brings its own jcstress, and if that is another version, linking
 * fails and the program says so.
 */
@NullMarked
package dev.heddle.jcstress;

import org.jspecify.annotations.NullMarked;
