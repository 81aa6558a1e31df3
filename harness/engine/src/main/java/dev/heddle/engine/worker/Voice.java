package dev.heddle.engine.worker;

import dev.heddle.results.Json;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends messages to the launcher, from a thread of its own, and a heartbeat a few times a second. Only {@link #sayAndWait} and {@link #sayLast} wait for the socket. */
final class Voice {
    private static final long BEAT_MILLIS = 250;
    private static final int RESERVE = 1 << 20;
    private static final byte[] NOTHING = {};

    private record Saying(WorkerMessage message, CountDownLatch sent, boolean isLast) {}

    private final WritableByteChannel socket;
    private final Supplier<WorkerMessage.Heartbeat> beat;
    private final Runnable unheard;
    private final LinkedBlockingQueue<Saying> sayings = new LinkedBlockingQueue<>();
    private volatile byte @Nullable [] reserve =
            new byte[RESERVE]; // given up when the heap is full, so that this can still be said

    /**
     * A voice that is silent until {@link #start}.
     *
     * @param socket to the launcher
     * @param beat makes a heartbeat
     * @param unheard called when the launcher can no longer be reached
     */
    Voice(WritableByteChannel socket, Supplier<WorkerMessage.Heartbeat> beat, Runnable unheard) {
        this.socket = socket;
        this.beat = beat;
        this.unheard = unheard;
    }

    void start() {
        new SteadyThread("heddle-voice", this::speak).start();
    }

    /** Sends a message after those said before it. */
    void say(WorkerMessage message) {
        queued(message, false);
    }

    /** Sends a message after those said before it, and waits until it is sent, or for some time in vain. Does not heed interruption. */
    void sayAndWait(WorkerMessage message, long millis) {
        await(queued(message, false), millis);
    }

    /** The same, and nothing is sent after it, no heartbeat either. */
    void sayLast(WorkerMessage message, long millis) {
        await(queued(message, true), millis);
    }

    private Saying queued(WorkerMessage message, boolean isLast) {
        try {
            return queue(message, isLast);
        } catch (OutOfMemoryError e) {
            reserve = null;
            return queue(message, isLast);
        }
    }

    private Saying queue(WorkerMessage message, boolean isLast) {
        var saying = new Saying(message, new CountDownLatch(1), isLast);
        sayings.add(saying);
        return saying;
    }

    private static void await(Saying saying, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        while (true) {
            try {
                saying.sent.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up the reserve, as the heap is full. */
    void makeRoom() {
        reserve = null;
    }

    private void speak() {
        while (true) {
            try {
                Saying next = sayings.poll(BEAT_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    write(beating());
                } else {
                    try {
                        write(saying(next.message));
                    } finally {
                        next.sent.countDown();
                    }
                    if (next.isLast) {
                        return;
                    }
                }
            } catch (OutOfMemoryError e) {
                reserve = null; // what could not be said is said again with the next measures, or not at all
            } catch (IOException e) {
                unheard.run();
                return;
            } catch (InterruptedException e) {
                // nobody can interrupt this thread, and it has no reason to stop
            }
        }
    }

    /** A heartbeat is not worth the reserve: the scenario would eat that up too, and what must be said in the end could not be. */
    private byte[] beating() {
        try {
            return Json.lineBytes(beat.get());
        } catch (OutOfMemoryError e) {
            return NOTHING;
        }
    }

    private byte[] saying(WorkerMessage message) {
        try {
            return Json.lineBytes(message);
        } catch (OutOfMemoryError e) {
            reserve = null;
            return Json.lineBytes(message);
        } catch (RuntimeException e) {
            return Json.lineBytes(new WorkerMessage.Broken("a message of the worker could not be written: " + e, ""));
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            socket.write(buffer);
        }
    }
}
