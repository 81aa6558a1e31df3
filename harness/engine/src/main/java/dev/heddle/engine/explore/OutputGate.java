package dev.heddle.engine.explore;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Lets through what a program prints in some of its schedules, as it prints the same in each of them: in the first, and when one that fails is written down.
 */
final class OutputGate {
    private volatile boolean open = true;

    private final class Gated extends FilterOutputStream {
        Gated(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (open) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (open) {
                out.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (open) {
                out.flush();
            }
        }
    }

    /** Puts itself before the standard streams. */
    void install() {
        System.setOut(new PrintStream(new Gated(System.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Gated(System.err), true, StandardCharsets.UTF_8));
    }

    void open() {
        open = true;
    }

    void shut() {
        open = false;
    }
}
