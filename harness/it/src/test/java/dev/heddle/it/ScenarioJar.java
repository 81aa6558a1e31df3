package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Scenario jars, made as their authors make them: with nothing but a JDK and {@code harness.jar}. */
final class ScenarioJar {
    private ScenarioJar() {}

    /**
     * Compiles sources against harness.jar, and packs them.
     *
     * @param jar the file to make
     * @param sources Java sources
     * @param scenarios binary names of the classes to name in the services file
     */
    static void make(Path jar, List<Path> sources, List<String> scenarios) throws IOException {
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        var javac = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = javac.getStandardFileManager(null, null, null)) {
            boolean compiled = javac.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-cp",
                                    Harness.root().resolve("harness.jar").toString(),
                                    "-d",
                                    classes.toString(),
                                    "--release",
                                    "17"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path file : compiled.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
            out.putNextEntry(new JarEntry("META-INF/services/dev.heddle.api.Scenario"));
            out.write(String.join("\n", scenarios).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Compiles one source text whose class is its only scenario. */
    static void make(Path jar, String className, String source) throws IOException {
        Path folder = Files.createTempDirectory(jar.getParent(), "source");
        Path file = folder.resolve(className + ".java");
        Files.writeString(file, source);
        make(jar, List.of(file), List.of(className));
    }
}
