package dev.heddle.launcher.fork;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker JVM is started with: the same code that the launcher runs on, so that the two always fit.
 *
 * @param classPath harness.jar, or the class path of the build
 * @param mainClass binary name of the class to start
 * @param version of Heddle
 * @param folder the folder of harness.jar, beside which {@code plugins} and {@code stress-tests} lie; empty in the build
 */
public record WorkerProgram(String classPath, String mainClass, String version, Optional<Path> folder) {
    /** Name of the folder beside harness.jar that holds jars of scenarios. */
    public static final String PLUGINS = "plugins";

    /** The class that a worker starts with. */
    public static final String MAIN = "dev.heddle.engine.worker.WorkerMain";

    /** The folder of the jar, or of the one that it is a link to, whichever has the jars beside it. */
    private static @Nullable Path besideOf(Path jar) {
        Path folder = jar.getParent();
        if (folder == null || Files.isDirectory(folder.resolve(PLUGINS))) {
            return folder;
        }
        try {
            return jar.toRealPath().getParent();
        } catch (IOException e) {
            return folder; // it has just been loaded from there; whoever needs the jars beside it will miss them
        }
    }

    /** The program that this code is part of. */
    public static WorkerProgram own() {
        String version = WorkerProgram.class.getPackage().getImplementationVersion();
        String classPath = System.getProperty("java.class.path");
        // "java -jar" makes the jar the whole class path.
        if (!classPath.contains(File.pathSeparator) && Files.isRegularFile(Path.of(classPath))) {
            Path jar = Path.of(classPath).toAbsolutePath().normalize();
            return new WorkerProgram(
                    jar.toString(), MAIN, version == null ? "unknown" : version, Optional.ofNullable(besideOf(jar)));
        }
        return new WorkerProgram(classPath, MAIN, version == null ? "in the build" : version, Optional.empty());
    }
}
