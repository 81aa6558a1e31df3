package dev.heddle.guide.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream in memory that threads print to; {@code System.out} is a {@link PrintStream} just like it. */
final class Paper {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    /** What has been printed. */
    String text() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
