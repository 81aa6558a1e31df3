package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A program with a {@code main} that knows nothing of Heddle. */
final class PlainProgram {
    private PlainProgram() {}

    /**
     * Compiles its only class.
     *
     * @return the class path to run it with; the same for the same name, so that a program can be changed
     */
    static Path compile(Path folder, String name, String source) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name)).resolve(name + ".java");
        Files.writeString(file, source);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", file.getParent().toString(), file.toString());
        assertThat(code).isZero();
        return file.getParent();
    }
}
