package dev.heddle.launcher.collect;

import dev.heddle.reports.words.Reason;
import dev.heddle.results.Event;
import dev.heddle.results.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The events of a run, as lines of a file that each are on the disk when {@link #append} returns: what had happened is known of a run that was killed. Safe for
 * several threads.
 */
public final class Journal implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    Journal(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /**
     * Appends an event.
     *
     * @throws IOException if it cannot be written; the message names the file
     */
    public synchronized void append(Event event) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(Json.lineBytes(event));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new IOException("%s cannot be written: %s".formatted(file, Reason.of(e)), e);
        }
    }

    /** Keeps other runs from writing to the same folder until this one is closed; answers false if another does already. */
    boolean lock() throws IOException {
        return channel.tryLock() != null;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
