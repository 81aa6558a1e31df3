package dev.heddle.launcher.fork;

import dev.heddle.results.Jvm;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What explore workers need on each JVM: rewritten classes of the JDK, made once by a worker on that JVM and kept in a cache folder that only the user can open,
 * as workers load code from it.
 */
public final class ExploreSetup {
    private final Workers workers;
    private final WorkerProgram program;
    private final PrivateFolder temporary;
    private final Map<Jvm, WorkerMessage.Prepared> prepared = new HashMap<>();
    private final Map<Jvm, String> failed = new HashMap<>();

    /**
     * A setup.
     *
     * @param workers make what is needed
     * @param program its version is part of the cache's key
     * @param temporary used where no cache folder can be had
     */
    public ExploreSetup(Workers workers, WorkerProgram program, PrivateFolder temporary) {
        this.workers = workers;
        this.program = program;
        this.temporary = temporary;
    }

    /**
     * How to start explore workers on a JVM; prepared at the first call.
     *
     * @throws IOException if they cannot be; the message says why
     */
    public WorkerMessage.Prepared on(Jvm jvm) throws IOException, InterruptedException {
        String problem = failed.get(jvm);
        if (problem != null) {
            throw new IOException(problem);
        }
        WorkerMessage.Prepared known = prepared.get(jvm);
        if (known == null) {
            try {
                known = workers.prepareExplore(jvm, folder(jvm));
            } catch (IOException e) {
                String message =
                        "explore cannot be set up on %s (%s): %s".formatted(jvm.home(), jvm.version(), e.getMessage());
                failed.put(jvm, message);
                throw new IOException(message, e);
            }
            prepared.put(jvm, known);
        }
        return known;
    }

    private Path folder(Jvm jvm) throws IOException {
        String key = "%d-%08x".formatted(jvm.feature(), Objects.hash(jvm.home(), jvm.version(), jvm.vendor()));
        Path base = cacheFolder().resolve("heddle");
        try {
            Files.createDirectories(base, PrivateFolder.onlyMine());
            if (isOnlyMine(base)) {
                return Files.createDirectories(base.resolve(harnessKey()).resolve(key), PrivateFolder.onlyMine());
            }
        } catch (IOException noCache) {
            return Files.createDirectories(temporary.path().resolve(key));
        }
        return Files.createDirectories(temporary.path().resolve(key));
    }

    /** The version, and as a build in the making has many states of one version, size and time of the jar. */
    private String harnessKey() throws IOException {
        Path jar = Path.of(program.classPath().split(java.io.File.pathSeparator, 2)[0]);
        return "%s-%08x"
                .formatted(
                        program.version().replaceAll("[^\\w.-]", "_"),
                        Objects.hash(
                                program.classPath(),
                                Files.isRegularFile(jar) ? Files.size(jar) : 0,
                                Files.getLastModifiedTime(jar).toMillis()));
    }

    private static boolean isOnlyMine(Path folder) throws IOException {
        if (!PrivateFolder.isPosix()) {
            return true;
        }
        return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"))
                && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))
                        .endsWith("------");
    }

    private static Path cacheFolder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        String windows = System.getenv("LOCALAPPDATA");
        String home = System.getProperty("user.home");
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg);
        }
        if (InstalledJvms.isWindows() && windows != null) {
            return Path.of(windows);
        }
        return Path.of(home, System.getProperty("os.name").startsWith("Mac") ? "Library/Caches" : ".cache");
    }
}
