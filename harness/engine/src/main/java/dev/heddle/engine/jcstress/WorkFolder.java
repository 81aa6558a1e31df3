package dev.heddle.engine.jcstress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** Folders that only the user can open: one for a cell, and one that stays. */
record WorkFolder(Path path) implements AutoCloseable {
    /**
     * A folder for one cell. Its name holds the launcher's process number, as the launcher's own folders do, so that a later run clears it away if this one
     * cannot.
     */
    static WorkFolder create() throws IOException {
        long launcher =
                ProcessHandle.current().parent().orElse(ProcessHandle.current()).pid();
        return new WorkFolder(Files.createTempDirectory("heddle-%d-jcstress-".formatted(launcher), onlyMine()));
    }

    /** Where what jcstress found out of a JVM stays from run to run; in this folder if no other is to be had. */
    Path keptProbes() {
        String name = "jcstress-%08x.properties"
                .formatted(List.of(System.getProperty("java.home"), System.getProperty("java.vm.version"))
                        .hashCode());
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg != null && Path.of(xdg).isAbsolute()
                ? Path.of(xdg)
                : Path.of(System.getProperty("user.home"), ".cache");
        try {
            Path folder = base.resolve("heddle");
            Files.createDirectories(folder, onlyMine());
            return isOnlyMine(folder) ? folder.resolve(name) : path.resolve(name);
        } catch (IOException e) {
            return path.resolve(name); // no home to write to: probing costs its seconds each time
        }
    }

    private static boolean isOnlyMine(Path folder) throws IOException {
        return !isPosix()
                || Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"))
                        && PosixFilePermissions.toString(
                                        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))
                                .endsWith("------");
    }

    private static FileAttribute<?>[] onlyMine() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Deletes it with all that is in it, as far as that can be done. */
    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // A fork that was just ended still wrote or cleared away a file: no fault of the cell. A later run deletes
            // it.
        }
    }
}
