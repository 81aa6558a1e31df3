package dev.heddle.engine.jcstress;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A test with all that it takes to run it.
 *
 * @param test what it is and how its outcomes are graded
 * @param classPath of jcstress and of its forks
 * @param stride how many states may be swept between two meetings of the actors; empty for jcstress's default
 * @param proof regular expression of the outcomes one of which must be seen; empty if the test's own cases say it
 */
record PreparedTest(JcstressTest test, List<Path> classPath, OptionalInt stride, Optional<String> proof) {}
