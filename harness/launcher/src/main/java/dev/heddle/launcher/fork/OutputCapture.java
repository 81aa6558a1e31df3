package dev.heddle.launcher.fork;

import dev.heddle.results.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads all that a process prints, and keeps the beginning and the end of it: a process that prints without pause is never blocked, and costs no more memory
 * than {@link #HEAD} and {@link #TAIL}.
 */
final class OutputCapture {
    static final int HEAD = 32 << 10;
    static final int TAIL = 32 << 10;
    private static final int CHUNK = 64 << 10;
    private static final int PATIENCE_MILLIS = 2_000;

    private final byte[] head = new byte[HEAD];
    private final byte[] tail = new byte[TAIL];
    private final Thread reader;
    private final InputStream in;
    private long bytes;

    OutputCapture(InputStream in, String name) {
        this.in = in;
        this.reader = new Thread(this::read, name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] chunk = new byte[CHUNK];
        try (in) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                keep(chunk, n);
            }
        } catch (IOException closed) {
            // The process is gone, or close() would not wait any longer for a grandchild that holds the stream open.
            return;
        }
    }

    private synchronized void keep(byte[] chunk, int n) {
        int intoHead = (int) Math.min(n, Math.max(0, HEAD - bytes));
        if (intoHead > 0) {
            System.arraycopy(chunk, 0, head, (int) bytes, intoHead);
        }
        // Only the last TAIL bytes of a chunk can stay.
        int from = Math.max(intoHead, n - TAIL);
        long at = bytes - HEAD + from;
        for (int i = from; i < n; ) {
            int position = (int) (at % TAIL);
            int length = Math.min(n - i, TAIL - position);
            System.arraycopy(chunk, i, tail, position, length);
            i += length;
            at += length;
        }
        bytes += n;
    }

    /** How much came so far. */
    synchronized long bytes() {
        return bytes;
    }

    /** What came after the first {@code mark} bytes, as far as it is kept. */
    synchronized String since(long mark) {
        String text = text();
        long skip = bytes <= HEAD + TAIL ? mark : Math.max(0, text.length() - (bytes - mark));
        return text.substring((int) Math.max(0, Math.min(skip, text.length())));
    }

    /** Waits until all was read; not for long, as a process that the worker started may keep the stream open. */
    void close() throws InterruptedException {
        reader.join(PATIENCE_MILLIS);
        if (reader.isAlive()) {
            try {
                in.close();
            } catch (IOException e) {
                return;
            }
        }
    }

    /** What is kept, with a note where something was left out. */
    synchronized Output output() {
        return bytes == 0 ? Output.NONE : new Output(text(), bytes);
    }

    private String text() {
        if (bytes <= HEAD) {
            return decode(head, 0, (int) bytes);
        }
        long kept = Math.min(TAIL, bytes - HEAD);
        var end = new byte[(int) kept];
        long first = bytes - HEAD - kept;
        for (int i = 0; i < kept; i++) {
            end[i] = tail[(int) ((first + i) % TAIL)];
        }
        long left = bytes - HEAD - kept;
        String note = left == 0 ? "" : "%n[... %,d bytes left out ...]%n".formatted(left);
        return decode(head, 0, HEAD) + note + decode(end, 0, end.length);
    }

    private static String decode(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
