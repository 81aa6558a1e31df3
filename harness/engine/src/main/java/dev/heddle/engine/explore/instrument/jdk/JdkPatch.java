package dev.heddle.engine.explore.instrument.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rewritten classes of {@code java.base} of the JDK that this JVM runs on, as a folder for {@code --patch-module}. */
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
            "java/lang/Math",
            "java/lang/Enum",
            "java/lang/ClassLoader",
            "java/lang/invoke/MethodHandleNatives",
            "java/lang/ref/ReferenceQueue",
            "jdk/internal/ref/CleanerImpl",
            "java/time/Clock",
            "java/security/SecureRandom",
            "sun/nio/cs/StreamEncoder",
            "sun/nio/cs/StreamDecoder",
            "jdk/internal/vm/ThreadContainers",
            "jdk/internal/vm/SharedThreadContainer",
            "jdk/internal/misc/ThreadFlock");

    private static final List<String> LEFT_OUT = List.of("java/util/zip/", "java/util/jar/", "java/util/spi/");

    private JdkPatch() {}

    /**
     * Writes the classes that had something to rewrite.
     *
     * @return how many
     */
    public static int writeTo(Path folder) throws IOException {
        Path javaBase = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        int[] count = {0};
        for (String top : List.of(
                "java/util",
                "java/io",
                "java/lang",
                "java/time",
                "java/security",
                "sun/nio/cs",
                "jdk/internal/vm",
                "jdk/internal/misc",
                "jdk/internal/ref")) {
            try (Stream<Path> files = Files.walk(javaBase.resolve(top))) {
                files.forEach(file -> {
                    String name = javaBase.relativize(file).toString().replace('\\', '/');
                    if (name.endsWith(".class") && concerns(name.substring(0, name.length() - ".class".length()))) {
                        count[0] += write(file, folder.resolve(name));
                    }
                });
            }
        }
        return count[0];
    }

    private static boolean concerns(String name) {
        return LEFT_OUT.stream().noneMatch(name::startsWith)
                && PLACES.stream()
                        .anyMatch(place -> place.endsWith("/")
                                ? name.startsWith(place)
                                : name.equals(place) || name.startsWith(place + "$"));
    }

    private static int write(Path from, Path to) {
        try {
            byte @Nullable [] rewritten = JdkRewriter.rewrite(Files.readAllBytes(from));
            if (rewritten == null) {
                return 0;
            }
            Files.createDirectories(to.getParent());
            Files.write(to, rewritten);
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot rewrite the JDK's class " + from + ": " + e, e);
        }
    }
}
