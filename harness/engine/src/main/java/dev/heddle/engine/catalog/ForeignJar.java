package dev.heddle.engine.catalog;

import dev.heddle.results.ScenarioInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/** A kind of jar that holds tests of another harness, which can be run as scenarios too. */
public interface ForeignJar {
    /** Whether the jar is one of this kind; a look at its entries, which runs none of its code. */
    boolean recognises(JarFile jar);

    /**
     * What is in it.
     *
     * @param jar its path
     * @param problem told, in a sentence each, what is wrong with some of it; the rest still counts
     * @throws IOException if nothing can be said of the jar
     */
    List<ScenarioInfo> describe(Path jar, Consumer<String> problem) throws IOException;
}
