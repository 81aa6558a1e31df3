package dev.heddle.engine.explore.instrument;

import java.nio.file.Path;

/** Main class of a forked JVM: prepares explore on its JDK, and prints the JVM arguments. */
public final class PrepareMain {
    private PrepareMain() {}

    public static void main(String[] args) throws Exception {
        ExplorePreparation.prepare(Path.of(args[0])).jvmArguments().forEach(System.out::println);
    }
}
