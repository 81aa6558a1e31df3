package dev.heddle.jcstress;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Entry point. Arguments, each {@code name=value}: {@code test}, the qualified name of a test in the class path's {@code META-INF/TestList}; {@code budget},
 * how long it may take, in milliseconds; {@code longest}, how long if it has not shown by then what it should; {@code seed}; {@code stride}, how many states
 * jcstress may sweep between two meetings of the actors, by default as many as it does; {@code proof}, a regular expression of the outcomes one of which must be
 * seen, by default those that the test describes so; {@code probes}, the file in which is kept what jcstress finds out of a JVM.
 *
 * <p>Standard output gets one JSON object per line, the first property of which is {@code event}: {@code planned}, {@code started} and {@code ended} for each
 * piece, {@code skipped}, {@code problem}, and {@code done} at the end. What jcstress prints goes to standard error. A line {@code stop} on standard input ends
 * the run after the pieces that are running; the end of standard input means that the harness died, and ends all at once, forks included.
 */
public final class Main {
    private final PrintStream events;
    private volatile boolean stopped;

    private Main(PrintStream events) {
        this.events = events;
    }

    /** Runs the test, and exits: 0 unless it could not be run at all. */
    public static void main(String[] args) {
        var events = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        System.setOut(System.err);
        int exit = 0;
        try {
            new Main(events).run(options(args));
        } catch (LinkageError e) {
            exit = 1;
            line(
                    events,
                    "problem",
                    Map.of(
                            "text",
                            "the jar's jcstress is not 0.16, which Heddle was written for: build it with 0.16 (%s)"
                                    .formatted(e)));
        } catch (IOException | RuntimeException e) {
            exit = 1;
            e.printStackTrace();
            line(events, "problem", Map.of("text", String.valueOf(e)));
        }
        events.flush();
        Runtime.getRuntime().halt(exit);
    }

    private void run(Map<String, String> options) throws IOException {
        watchHarness();
        String test = required(options, "test");
        var pacing = new Pacing(
                Long.parseLong(required(options, "budget")),
                Long.parseLong(required(options, "longest")),
                () -> System.nanoTime() / 1_000_000);
        long seed = Long.parseLong(required(options, "seed"));
        int stride = Integer.parseInt(options.getOrDefault("stride", "" + PieceOptions.LONGEST_STRIDE));
        line("probing", Map.of());
        Probes probes = Probes.of(Path.of(required(options, "probes")));
        var proof = new Proof(Optional.ofNullable(options.get("proof")).map(Pattern::compile));
        new Pieces(test, probes, seed, stride, proof, pacing, this::line, () -> stopped).run();
        line("done", Map.of());
    }

    private void watchHarness() {
        var watch = new Thread(
                () -> {
                    try {
                        for (int next = System.in.read(); next >= 0; next = System.in.read()) {
                            stopped = true; // whatever it says: there is one command
                        }
                    } catch (IOException e) {
                        // as good as its end
                    }
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                    Runtime.getRuntime().halt(2);
                },
                "harness watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void line(String event, Map<String, ?> properties) {
        line(events, event, properties);
    }

    private static void line(PrintStream events, String event, Map<String, ?> properties) {
        var all = new LinkedHashMap<String, Object>();
        all.put("event", event);
        all.putAll(properties);
        synchronized (events) {
            events.print(Json.of(all) + "\n");
            events.flush();
        }
    }

    private static Map<String, String> options(String[] args) {
        var options = new LinkedHashMap<String, String>();
        for (String arg : List.of(args)) {
            int equals = arg.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("expected name=value, not " + arg);
            }
            options.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        return Objects.requireNonNull(options.get(name), name);
    }
}
