package dev.heddle.launcher.fork;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/** Reads only. A stream over a {@link SocketChannel} itself holds a lock while it waits, which writing needs too (JDK 17). */
record ReadSide(SocketChannel channel) implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return channel.read(buffer);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
