package dev.heddle.launcher.fork;

import dev.heddle.results.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where what is made once for each build of Heddle and each JVM is kept: below the user's cache folder, in one that only the user can open, as workers load
 * code from it. What an older build kept there is cleared away when it has not been used for some time.
 */
public final class CacheFolder {
    /** What belongs to a jar that was built anew: a run may still be under way that was started with the older one. */
    private static final Duration REPLACED = Duration.ofHours(2);

    /** What belongs to a jar that lies elsewhere, or is gone. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    /** Version, where the jar lies, which state of it. */
    private static final Pattern BUILD = Pattern.compile("(.+-[0-9a-f]{8})-[0-9a-f]{8}");

    private final Path base;
    private final WorkerProgram program;
    private final PrivateFolder temporary;

    /**
     * The cache below the user's cache folder.
     *
     * @param program what is kept is for this one alone
     * @param temporary used where no cache can be had
     */
    public CacheFolder(WorkerProgram program, PrivateFolder temporary) {
        this(userCache().resolve("heddle"), program, temporary);
    }

    CacheFolder(Path base, WorkerProgram program, PrivateFolder temporary) {
        this.base = base;
        this.program = program;
        this.temporary = temporary;
    }

    /**
     * The folder for what belongs to this program and a JVM; made if it is not there, and marked as used.
     *
     * @throws IOException if it cannot be made
     */
    Path folder(Jvm jvm) throws IOException {
        try {
            Files.createDirectories(base, PrivateFolder.onlyMine());
            if (isOnlyMine(base)) {
                Path build = base.resolve(build());
                if (!Files.isDirectory(build)) {
                    clear(build.getFileName().toString(), Instant.now());
                }
                Path folder = Files.createDirectories(build.resolve(key(jvm)), PrivateFolder.onlyMine());
                Files.setLastModifiedTime(build, FileTime.from(Instant.now()));
                return folder;
            }
        } catch (IOException noCache) {
            return Files.createDirectories(temporary.path().resolve(key(jvm)));
        }
        return Files.createDirectories(temporary.path().resolve(key(jvm)));
    }

    /** Where that folder is, or would be; nothing is made, or known to be safe to load from. */
    Path place(Jvm jvm) throws IOException {
        return base.resolve(build()).resolve(key(jvm));
    }

    /** Whether the program is a jar, so that it has another folder as soon as any of its classes is another. */
    boolean knowsBuilds() {
        return Files.isRegularFile(Path.of(program.classPath().split(File.pathSeparator, 2)[0]));
    }

    /** Whether only the user could have written what is in the cache. */
    boolean isSafe() throws IOException {
        return Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS) && isOnlyMine(base);
    }

    private static String key(Jvm jvm) {
        return "%d-%08x".formatted(jvm.feature(), Objects.hash(jvm.home(), jvm.version(), jvm.vendor()));
    }

    /** The version, and as a build in the making has many states of one version, size and time of the jar. */
    private String build() throws IOException {
        Path jar = Path.of(program.classPath().split(File.pathSeparator, 2)[0]);
        return "%s-%08x-%08x"
                .formatted(
                        program.version().replaceAll("[^\\w.-]", "_"),
                        program.classPath().hashCode(),
                        Objects.hash(
                                Files.isRegularFile(jar) ? Files.size(jar) : 0,
                                Files.getLastModifiedTime(jar).toMillis()));
    }

    /** Clears away what older builds than this one left. */
    private void clear(String current, Instant now) throws IOException {
        Matcher mine = BUILD.matcher(current);
        String jar = mine.matches() ? mine.group(1) : current;
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(base)) {
            for (Path each : builds) {
                Matcher name = BUILD.matcher(each.getFileName().toString());
                if (!name.matches() || !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                Duration kept = name.group(1).equals(jar) ? REPLACED : FORGOTTEN;
                if (Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(kept))) {
                    PrivateFolder.delete(each);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isOnlyMine(Path folder) throws IOException {
        if (!PrivateFolder.isPosix()) {
            return true;
        }
        return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"))
                && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))
                        .endsWith("------");
    }

    private static Path userCache() {
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
