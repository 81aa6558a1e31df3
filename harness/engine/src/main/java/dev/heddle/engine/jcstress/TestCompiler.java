package dev.heddle.engine.jcstress;

import dev.heddle.engine.cell.CellBroken;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles a generated test with the JDK's compiler and jcstress's annotation processor, which writes the classes that run it. */
final class TestCompiler {
    private static final String PROCESSOR = "org.openjdk.jcstress.infra.processors.JCStressTestProcessor";

    private TestCompiler() {}

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /**
     * Compiles.
     *
     * @param className binary name of the class
     * @param text its source
     * @param classPath what it needs
     * @param processor jar with the annotation processor
     * @param to folder for the classes
     * @throws CellBroken if this JVM has no compiler, or the compiler finds fault
     */
    static void compile(String className, String text, List<Path> classPath, Path processor, Path to)
            throws CellBroken, IOException {
        @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CellBroken(
                    "a scenario is compiled as a jcstress test, which takes a JDK: %s is a JRE, choose another with --jvm"
                            .formatted(System.getProperty("java.home")));
        }
        List<String> options = List.of(
                "-d",
                to.toString(),
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "-processorpath",
                processor.toString(),
                "-processor",
                PROCESSOR,
                "-nowarn",
                "-Xlint:none");
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(said, files, null, options, null, List.of(new Text(className, text)))
                    .call();
            if (!compiled) {
                throw new CellBroken(
                        "the generated test %s does not compile".formatted(className),
                        new IOException(said + "\n" + text));
            }
        }
    }
}
