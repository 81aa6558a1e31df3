package dev.heddle.engine.worker;

import dev.heddle.results.JsonLines;
import dev.heddle.results.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;

/** Listens to the launcher, on a thread of its own. That the stream ends is noticed even when the heap is full: nothing is allocated on the way there. */
final class Ear {
    private static final int BUFFER = 1 << 14;

    private final ReadableByteChannel socket;
    private final Consumer<Order> heard;
    private final Runnable end;

    /**
     * An ear that is deaf until {@link #start}.
     *
     * @param socket from the launcher
     * @param heard told each order; quick
     * @param end called when the launcher is gone
     */
    Ear(ReadableByteChannel socket, Consumer<Order> heard, Runnable end) {
        this.socket = socket;
        this.heard = heard;
        this.end = end;
    }

    void start() {
        new SteadyThread("heddle-ear", this::listen).start();
    }

    @SuppressWarnings("resource") // the socket is closed by the end of the JVM
    private void listen() {
        var lines = new JsonLines(new SocketStream(socket), JsonLines.MOST_BYTES);
        try {
            while (true) {
                try {
                    Order order = lines.next(Order.class);
                    if (order == null) {
                        return;
                    }
                    heard.accept(order);
                } catch (OutOfMemoryError e) {
                    // the scenario's; what counts here is the end of the stream
                }
            }
        } catch (IOException e) {
            // as good as the end of the stream: nothing can be heard any more
        } finally {
            end.run();
        }
    }

    /** Reads through a buffer outside of the heap, which is what the channel would otherwise allocate. */
    private static final class SocketStream extends InputStream {
        private final ReadableByteChannel socket;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();

        private SocketStream(ReadableByteChannel socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            return fill() ? buffer.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int n = Math.min(length, buffer.remaining());
            buffer.get(bytes, offset, n);
            return n;
        }

        private boolean fill() throws IOException {
            if (!buffer.hasRemaining()) {
                buffer.clear();
                int n = received();
                buffer.flip();
                return n > 0;
            }
            return true;
        }

        /** Receiving takes no memory, but to say that the launcher is gone does, if it had not heard all that was said: the channel then makes an exception. */
        private int received() throws IOException {
            try {
                return socket.read(buffer);
            } catch (OutOfMemoryError e) {
                return -1;
            }
        }
    }
}
