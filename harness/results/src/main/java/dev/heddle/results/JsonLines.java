package dev.heddle.results;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of JSON lines, from a socket or a file, whose writer is not trusted: a line may be as long as it likes and costs no more memory than the
 * bound. For one thread.
 */
public final class JsonLines implements Closeable {
    /** Bound for the lines of this package's records: an interleaving of some hundred thousand steps has room. */
    public static final int MOST_BYTES = 64 << 20;

    private final InputStream in;
    private final int most;
    private final byte[] buffer = new byte[1 << 14];
    private int begin;
    private int end;
    private long line;

    /**
     * Reads from a stream.
     *
     * @param in is read in large pieces, and closed by {@link #close()}
     * @param most the longest line that is accepted, in bytes
     */
    public JsonLines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** The number of the line read last, from 1; 0 before the first. */
    public long line() {
        return line;
    }

    /**
     * Reads the next line; waits for it.
     *
     * @return null at the end of the stream
     * @throws EOFException if the stream ends within a line, as a file does whose writer was killed
     * @throws IOException if the line is too long, or does not hold a value of this type; the next call goes on with the line after it
     */
    public <T> @Nullable T next(Class<T> type) throws IOException {
        String text = nextLine();
        if (text == null) {
            return null;
        }
        try {
            return Json.read(text, type);
        } catch (IOException e) {
            throw new IOException("line %d: %s".formatted(line, e.getMessage()), e);
        }
    }

    private @Nullable String nextLine() throws IOException {
        if (begin == end && !fill()) {
            return null; // nothing is allocated on the way here: a worker whose heap is full has to notice
        }
        var bytes = new ByteArrayOutputStream(256);
        long length = 0;
        while (true) {
            if (begin == end && !fill()) {
                throw new EOFException("line %d is cut short after %d bytes".formatted(line + 1, length));
            }
            int stop = begin;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            bytes.write(buffer, begin, (int) Math.max(0, Math.min(stop - begin, most - length)));
            length += stop - begin;
            boolean whole = stop < end;
            begin = whole ? stop + 1 : stop;
            if (whole) {
                break;
            }
        }
        line++;
        if (length > most) {
            throw new IOException("line %d has %d bytes; at most %d are accepted".formatted(line, length, most));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private boolean fill() throws IOException {
        begin = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
