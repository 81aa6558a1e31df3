package dev.heddle.launcher.fork;

import dev.heddle.reports.words.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A temporary folder that only the user can open, for sockets and what dying JVMs write. Its name holds the launcher's process number, so that a later run can
 * clear away what a killed one left.
 */
public final class PrivateFolder implements AutoCloseable {
    /** A socket's path has room for 104 bytes on macOS, and 108 on Linux; some 40 come behind this. */
    private static final int LONGEST_BASE = 60;

    private static final Pattern NAME = Pattern.compile("heddle-(\\d+)-.*");

    private final Path path;

    private PrivateFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes a folder, and clears away those whose launcher is gone.
     *
     * @throws IOException if the temporary folder of the machine cannot be written to
     */
    public static PrivateFolder create() throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp"));
    }

    /**
     * Makes a folder.
     *
     * @param temporary where, unless a socket in it would have too long a path
     * @param shorter where then, if it is there
     */
    static PrivateFolder create(Path temporary, Path shorter) throws IOException {
        int length = temporary.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length;
        Path base = length > LONGEST_BASE && Files.isWritable(shorter) ? shorter : temporary;
        clearLeftovers(base);
        try {
            return new PrivateFolder(Files.createTempDirectory(
                    base.toAbsolutePath(), "heddle-" + ProcessHandle.current().pid() + "-", onlyMine()));
        } catch (IOException e) {
            throw new IOException(
                    "the temporary folder %s cannot be written to: %s; name another one with java -Djava.io.tmpdir=DIR -jar harness.jar"
                            .formatted(base, Reason.of(e)),
                    e);
        }
    }

    /** The attributes of a folder that only the user can open; none where the file system knows no such thing. */
    static FileAttribute<?>[] onlyMine() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static void clearLeftovers(Path base) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, "heddle-*")) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches()
                        && Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                        && Files.isWritable(folder)
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    delete(folder);
                }
            }
        } catch (IOException
                | UncheckedIOException
                | NumberFormatException
                | java.nio.file.DirectoryIteratorException e) {
            // What a killed run left stays for the next one to clear: this run has a folder of its own.
            return;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() {
        delete(path);
    }

    /** Deletes a folder with all that is in it, as far as that can be done. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path directory, @org.jspecify.annotations.Nullable IOException e) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // A file that a dying worker still writes: clearLeftovers of a later run takes it.
            return;
        }
    }
}
