package dev.heddle.engine.explore.instrument.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rewritten classes of the JDK that this JVM runs on, as a folder for {@code --patch-module} for each module that has some. */
public final class JdkPatch {
    /** Folders whose classes are looked through, and single classes with their nested ones. Elsewhere in the JDK real monitors stay: nothing waits under them. */
    private static final List<String> PLACES = List.of(
            "java/util/",
            "java/io/",
            "java/lang/Thread",
            "java/lang/ThreadBuilders",
            "java/lang/ThreadGroup",
            "java/lang/StringBuffer",
            "java/lang/Throwable",
            "java/lang/Runtime",
            "java/lang/ProcessBuilder",
            "java/lang/ProcessImpl",
            "java/lang/ProcessHandleImpl",
            "java/lang/Math",
            "java/lang/Enum",
            "java/lang/ClassLoader",
            "java/lang/invoke/LambdaForm",
            "java/lang/invoke/MethodHandle",
            "java/lang/invoke/MethodHandleNatives",
            "java/lang/invoke/MethodHandles$Lookup",
            "java/lang/ref/Reference",
            "java/lang/ref/ReferenceQueue",
            "jdk/internal/ref/CleanerImpl",
            "java/time/Clock",
            "java/security/SecureRandom",
            "sun/nio/ch/SimpleAsynchronousFileChannelImpl$DefaultExecutorHolder",
            "sun/nio/cs/StreamEncoder",
            "sun/nio/cs/StreamDecoder",
            "jdk/internal/vm/ThreadContainers",
            "jdk/internal/vm/SharedThreadContainer",
            "jdk/internal/misc/ThreadFlock");

    private static final List<String> LEFT_OUT = List.of("java/util/spi/");

    /** Folders that are searched, by module: besides java.base, what calls a program's code back while it has a lock. */
    private static final Map<String, List<String>> FOLDERS = new TreeMap<>(Map.of(
            "java.base",
            List.of(
                    "java/util",
                    "java/io",
                    "java/lang",
                    "java/net",
                    "java/time",
                    "java/security",
                    "sun/net/www/protocol/jar",
                    "sun/security/jca",
                    "sun/nio/ch",
                    "sun/nio/cs",
                    "jdk/internal/loader",
                    "jdk/internal/vm",
                    "jdk/internal/misc",
                    "jdk/internal/ref"),
            "java.logging",
            List.of("java/util/logging"),
            "java.prefs",
            List.of("java/util/prefs")));

    private JdkPatch() {}

    /**
     * Writes the classes that had something to rewrite, into a folder for each module.
     *
     * @return names of the modules, which are those of the folders
     */
    public static List<String> writeTo(Path folder) throws IOException {
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, List<String>> module : FOLDERS.entrySet()) {
            Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module.getKey());
            if (Files.isDirectory(root)) { // not all are in every JRE
                for (String top : module.getValue()) {
                    write(root, root.resolve(top), folder.resolve(module.getKey()));
                }
                written.add(module.getKey());
            }
        }
        return written;
    }

    private static void write(Path root, Path top, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            files.forEach(file -> {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".class") && concerns(name.substring(0, name.length() - ".class".length()))) {
                    write(file, target.resolve(name));
                }
            });
        }
    }

    private static boolean concerns(String name) {
        return Uncontrolled.locksReally(name)
                || LEFT_OUT.stream().noneMatch(name::startsWith)
                        && PLACES.stream()
                                .anyMatch(place -> place.endsWith("/")
                                        ? name.startsWith(place)
                                        : name.equals(place) || name.startsWith(place + "$"));
    }

    private static void write(Path from, Path to) {
        try {
            byte @Nullable [] rewritten = JdkRewriter.rewrite(Files.readAllBytes(from));
            if (rewritten != null) {
                Files.createDirectories(to.getParent());
                Files.write(to, rewritten);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot rewrite the JDK's class " + from + ": " + e, e);
        }
    }
}
