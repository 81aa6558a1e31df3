/**
 * Runs jcstress tests, and scenarios as jcstress tests: {@link dev.heddle.engine.jcstress.JcstressRunner}. Also says which tests a jar of jcstress tests holds:
 * {@link dev.heddle.engine.jcstress.JcstressJar}.
 *
 * <p>jcstress is under GPL-2.0 with Classpath exception, so nothing of it is on the harness's class path. It is started as a program of its own,
 * {@code dev.heddle.jcstress.Main} in {@code stress-tests.jar}, which runs a test piece by piece and writes lines of JSON. Here these are read and judged, the
 * program and its forks are watched, and all of them are ended when one hangs. It knows no socket of the launcher's and no other mode.
 */
@NullMarked
package dev.heddle.engine.jcstress;

import org.jspecify.annotations.NullMarked;
