package dev.heddle.launcher.fork;

import dev.heddle.results.Claim;
import dev.heddle.results.Grade;
import dev.heddle.results.Json;
import dev.heddle.results.Measures;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.WorkerMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * A worker that behaves as the system property {@code fake} says: a real process that speaks the protocol over a real socket, for tests of the launcher's side of
 * it.
 */
public final class FakeWorker {
    private static final Measures MEASURES =
            new Measures(null, null, null, List.of(new OutcomeCount("0", 5, Grade.ACCEPTABLE, "")), List.of());

    private final SocketChannel socket;
    private final BufferedReader orders;

    private FakeWorker(SocketChannel socket) {
        this.socket = socket;
        // Not a stream over the socket itself, which could not be read and written at once (JDK 17).
        this.orders = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(new ReadSide(socket)), StandardCharsets.UTF_8));
    }

    /** Starts such workers. */
    static Workers workers(PrivateFolder folder, StopSwitch stop, LongSupplier nanoTime) {
        var program = new WorkerProgram(
                System.getProperty("java.class.path"), FakeWorker.class.getName(), "test", Optional.empty());
        return new Workers(
                program, new ClassArchive(program, new CacheFolder(program, folder)), folder, stop, nanoTime);
    }

    /** A clock by which an hour goes by between its first reading and the second, while the first worker is waited for. */
    static LongSupplier clockOfAMachineThatStandsStill() {
        var readings = new AtomicInteger();
        return () -> System.nanoTime()
                + (readings.incrementAndGet() > 1 ? Duration.ofHours(1).toNanos() : 0);
    }

    public static void main(String[] args) throws Exception {
        String behaviour = System.getProperty("fake", "done");
        if (behaviour.equals("never-calls")) {
            System.exit(4);
        }
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(args[0]));
            new FakeWorker(socket).behave(behaviour);
        }
    }

    private void say(WorkerMessage message) throws IOException {
        socket.write(ByteBuffer.wrap(Json.lineBytes(message)));
    }

    private void behave(String behaviour) throws Exception {
        // Before the launcher's patience begins.
        Json.prepareToRead(Order.class);
        Json.lineBytes(new WorkerMessage.Measured(MEASURES));
        boolean otherVersion = behaviour.equals("other-version");
        say(new WorkerMessage.Hello(otherVersion ? WorkerMessage.PROTOCOL + 1 : WorkerMessage.PROTOCOL));
        String line = orders.readLine();
        if (line == null) {
            return;
        }
        Order order = Json.read(line, Order.class);
        if (order instanceof Order.Describe describe) {
            describe(describe);
            return;
        }
        if (order instanceof Order.PrepareExplore prepare) {
            System.err.println("preparing");
            say(new WorkerMessage.Prepared(List.of("-Dprepared=" + prepare.folder())));
            say(new WorkerMessage.Done());
            return;
        }
        say(new WorkerMessage.Heartbeat("measuring", 1, 0.5));
        say(new WorkerMessage.Measured(MEASURES));
        switch (behaviour) {
            case "done" -> say(new WorkerMessage.Done());
            case "broken" -> say(new WorkerMessage.Broken("the plan has no actors", "at X"));
            case "exit" -> System.exit(7);
            case "halt-0" -> Runtime.getRuntime().halt(0);
            case "exit-and-leave-a-child" -> {
                // A shell that ends at once, so that the child is nobody's even before the worker ends.
                var shell = new ProcessBuilder("sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo child $!").start();
                System.out.print(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                System.out.flush();
                System.exit(7);
            }
            case "skipped" -> say(new WorkerMessage.Skipped("too few processors"));
            case "crash" -> crash();
            case "out-of-memory" -> fillTheHeap();
            case "silence" -> neverReturn();
            case "no-end" -> beatForEver(false);
            case "waits-for-stop" -> beatForEver(true);
            case "flood" -> flood();
            case "umlauts" -> {
                System.out.println("gr\u00fc\u00dfe \u2192");
                say(new WorkerMessage.Done());
            }
            case "garbage" -> {
                socket.write(ByteBuffer.wrap("{\"message\":\"nonsense\"}\n".getBytes(StandardCharsets.UTF_8)));
                neverReturn();
            }
            case "child" -> {
                Process child = new ProcessBuilder("sleep", "1000").inheritIO().start();
                System.out.print("child " + child.pid());
                System.out.flush();
                say(new WorkerMessage.Broken("it has a child", ""));
                neverReturn();
            }
            default -> throw new IllegalArgumentException(behaviour);
        }
    }

    /** The file's name says what happens: {@code exit}, {@code never}, {@code long}, or what scenario it holds. */
    private void describe(Order.Describe describe) throws Exception {
        for (String jar : describe.jars()) {
            String name = Path.of(jar).getFileName().toString().replace(".jar", "");
            if (name.startsWith("exit")) {
                System.exit(9);
            } else if (name.startsWith("never")) {
                beatForEver(false);
            } else if (name.startsWith("long")) {
                for (int i = 0; i < 5; i++) {
                    say(new WorkerMessage.Heartbeat("constructing class " + i, 0, 0));
                    Thread.sleep(1_000);
                }
            }
            String scenario = name.replaceFirst("^\\d-", "");
            say(new WorkerMessage.Described(
                    new PluginInfo(jar, "", List.of(scenario), List.of()),
                    List.of(new ScenarioInfo(
                            scenario,
                            "",
                            "",
                            List.of(),
                            Map.of(Mode.STRESS, new Claim(java.util.Set.of())),
                            1,
                            2,
                            1,
                            name,
                            "C"))));
        }
        say(new WorkerMessage.Done());
    }

    private void beatForEver(boolean heedStop) throws Exception {
        var told = new AtomicBoolean();
        if (heedStop) {
            var ear = new Thread(() -> {
                try {
                    told.set(orders.readLine() != null);
                } catch (IOException gone) {
                    Runtime.getRuntime().halt(1);
                }
            });
            ear.setDaemon(true);
            ear.start();
        }
        while (!told.get()) {
            say(new WorkerMessage.Heartbeat("measuring", 1, 0.5));
            Thread.sleep(20);
        }
        say(new WorkerMessage.Measured(MEASURES));
        say(new WorkerMessage.Done());
    }

    private void flood() throws Exception {
        byte[] line = ("x".repeat(1023) + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.println("the first line");
        for (int i = 0; i < 20_000; i++) {
            System.out.write(line);
        }
        System.out.println("the last line");
        System.out.flush();
        say(new WorkerMessage.Done());
    }

    private static void neverReturn() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void fillTheHeap() {
        var all = new ArrayList<byte[]>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    private static void crash() throws Exception {
        var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 0L, 0L);
    }
}
