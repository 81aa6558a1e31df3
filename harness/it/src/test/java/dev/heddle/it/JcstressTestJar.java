package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar of jcstress tests that somebody else wrote, compiled from source text; jcstress itself is not in it. */
final class JcstressTestJar {
    private final Map<String, String> sources = new LinkedHashMap<>();

    /**
     * Adds a test whose class is also its state.
     *
     * @param simpleName of its class, in package {@code foreign}
     * @param annotations before the class, beside {@code @JCStressTest} and {@code @State}
     * @param body of the class
     */
    JcstressTestJar test(String simpleName, String annotations, String body) {
        sources.put(simpleName, """
                package foreign;
                import org.openjdk.jcstress.annotations.*;
                import org.openjdk.jcstress.infra.results.*;
                @JCStressTest
                @State
                %s
                public class %s {
                    %s
                }
                """.formatted(annotations, simpleName, body));
        return this;
    }

    /** Adds a class that is no test. */
    JcstressTestJar also(String packageName, String simpleName, String text) {
        sources.put(simpleName, "package %s;%n%s".formatted(packageName, text));
        return this;
    }

    /** Compiles with jcstress's annotation processor, and packs. */
    Path write(Path folder, String fileName) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        var files = new ArrayList<Path>();
        for (Map.Entry<String, String> each : sources.entrySet()) {
            files.add(Files.writeString(folder.resolve(each.getKey() + ".java"), each.getValue()));
        }
        compile(files, classes);
        Path jar = folder.resolve(fileName);
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
            }
            if (files.isEmpty()) {
                out.putNextEntry(new JarEntry("META-INF/TestList"));
                out.write("\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return jar;
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        String jcstress =
                Harness.root().resolve("stress-tests/stress-tests.jar").toString();
        var said = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of("-d", classes.toString(), "-cp", jcstress, "-processorpath", jcstress, "-nowarn"),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as("%s", said).isTrue();
        }
    }
}
