package dev.heddle.launcher.fork;

import dev.heddle.results.Json;
import dev.heddle.results.JsonLines;
import dev.heddle.results.Order;
import dev.heddle.results.Output;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker JVM and the line to it: a Unix domain socket in a private folder, over which each side sends JSON lines. What the worker prints is captured. Closing
 * it ends the process and all that descend from it.
 *
 * <p>{@link #next} and {@link #send} are called by one thread.
 */
final class WorkerProcess implements AutoCloseable {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Duration DUMP_PATIENCE = Duration.ofSeconds(10);
    /** So often whoever waits for a signal gets to look after other things. */
    private static final Duration TICK = Duration.ofMillis(100);
    /** A tick that takes longer says that the launcher had to wait for a processor, as the worker may have. */
    private static final Duration LONGEST_TICK = Duration.ofMillis(200);

    private final Process process;
    private final Family family;
    private final ServerSocketChannel door;
    private final Path socket;
    private final Path errorFile;
    private final OutputCapture output;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(256);
    private final Thread listener;
    private final AwakeClock clock;
    private volatile @Nullable SocketChannel line;
    private long listened;

    private WorkerProcess(
            Process process,
            Family family,
            ServerSocketChannel door,
            Path socket,
            Path errorFile,
            long number,
            AwakeClock clock) {
        this.process = process;
        this.family = family;
        this.door = door;
        this.socket = socket;
        this.errorFile = errorFile;
        this.clock = clock;
        this.output = new OutputCapture(process.getInputStream(), "output of worker " + number);
        this.listener = new Thread(this::listen, "messages of worker " + number);
        listener.setDaemon(true);
        listener.start();
        // A worker that dies before it calls is not waited for.
        process.onExit().thenRun(this::closeDoor);
    }

    /**
     * Starts one.
     *
     * @param folder a private one, for the socket
     * @param nanoTime a clock that never stands still
     */
    static WorkerProcess start(Launch launch, WorkerProgram program, Path folder, LongSupplier nanoTime)
            throws IOException {
        long number = NUMBERS.incrementAndGet();
        Path socket = folder.resolve("w" + number);
        Path errorFile = folder.resolve("hs_err_" + number + ".log");
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            door.bind(UnixDomainSocketAddress.of(socket));
            List<String> command = launch.command(program, errorFile);
            command.add(socket.toString());
            var starting = new ProcessBuilder(command).redirectErrorStream(true);
            var family = new Family(socket.toString());
            family.mark(starting.environment());
            Process process = starting.start();
            process.getOutputStream().close();
            return new WorkerProcess(
                    process, family, door, socket, errorFile, number, new AwakeClock(LONGEST_TICK, nanoTime));
        } catch (IOException e) {
            door.close();
            Files.deleteIfExists(socket);
            throw e;
        }
    }

    /**
     * Sees to it that the worker speaks the launcher's language.
     *
     * @throws IOException if not; the message says what to do
     */
    static void requireVersion(WorkerMessage.Hello hello) throws IOException {
        if (hello.protocol() != WorkerMessage.PROTOCOL) {
            throw new IOException("the worker speaks version %d, the launcher %d: both must come from one harness.jar"
                    .formatted(hello.protocol(), WorkerMessage.PROTOCOL));
        }
    }

    private void listen() {
        // While the JVM at the other end starts.
        Json.prepareToRead(WorkerMessage.class);
        try {
            try (SocketChannel accepted = door.accept()) {
                line = accepted;
                closeDoor();
                var lines = new JsonLines(Channels.newInputStream(new ReadSide(accepted)), JsonLines.MOST_BYTES);
                for (Signal signal = read(lines); ; signal = read(lines)) {
                    signals.put(signal);
                    if (signal instanceof Signal.Gone) {
                        return;
                    }
                }
            } catch (IOException goneBeforeItCalled) {
                signals.put(new Signal.Gone());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Signal read(JsonLines lines) {
        long before = lines.line();
        try {
            WorkerMessage message = lines.next(WorkerMessage.class);
            return message == null ? new Signal.Gone() : new Signal.Said(message);
        } catch (IOException e) {
            // A line that was read whole and cannot be understood, or the end of the stream.
            return lines.line() > before ? new Signal.Garbled(String.valueOf(e.getMessage())) : new Signal.Gone();
        }
    }

    /** Waits for the next signal, for a moment only: who is patient looks at {@link #listened} and asks again. */
    Signal next() throws InterruptedException {
        Signal signal = signals.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        listened = clock.nanos();
        return signal == null ? new Signal.Silence() : signal;
    }

    /** How long its signals have been waited for, in nanoseconds; time in which the launcher itself did not get to run is not counted. */
    long listened() {
        return listened;
    }

    /** Sends an order; to a worker that is gone, or has not called yet, it is lost, as the next signal will show. */
    void send(Order order) {
        SocketChannel to = line;
        if (to == null) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Json.lineBytes(order));
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (IOException gone) {
            return;
        }
    }

    /** The exit status, once the process has ended; waits for that at most so long. */
    OptionalInt exitStatus(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** What the JVM wrote about its own death, if it did. */
    Path errorFile() {
        return errorFile;
    }

    /** What was printed so far. */
    Output output() {
        return output.output();
    }

    /**
     * The JVM's thread dump, for which SIGQUIT asks: it works on a JRE, and on a JVM whose Java threads are all stuck. Empty on Windows, and from a JVM that does not
     * answer.
     */
    String threadDump() throws InterruptedException {
        if (!PrivateFolder.isPosix()) {
            return "";
        }
        long mark = output.bytes();
        try {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noKill) {
            return "";
        }
        long until = System.nanoTime() + DUMP_PATIENCE.toNanos();
        String dump = "";
        while (System.nanoTime() < until) {
            Thread.sleep(50);
            String text = output.since(mark);
            int begin = text.indexOf("Full thread dump");
            dump = begin < 0 ? "" : text.substring(begin);
            if (dump.contains("JNI global refs")) {
                break;
            }
        }
        return dump;
    }

    @Override
    public void close() throws InterruptedException {
        // Children first learned of, as they are nobody's once their parent is gone.
        List<ProcessHandle> descendants = process.descendants().toList();
        // Not Process.destroyForcibly, which on Unix closes the streams too: what was printed last would be lost.
        process.toHandle().destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        family.end();
        process.waitFor(5, TimeUnit.SECONDS);
        output.close();
        closeDoor();
        SocketChannel open = line;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // Closed enough: the process at its other end is gone.
            line = null;
        }
        listener.interrupt();
        listener.join(1000);
    }

    private void closeDoor() {
        try {
            door.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // The private folder is deleted with all that is left in it.
            return;
        }
    }
}
