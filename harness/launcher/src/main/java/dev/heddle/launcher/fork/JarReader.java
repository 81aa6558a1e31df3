package dev.heddle.launcher.fork;

import dev.heddle.results.Order;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Has jars described by a worker, as looking a jar up runs its constructors and static initialisers. A jar that ends the worker or never comes to an answer gets
 * a message, and the jars after it go to a new worker.
 */
public final class JarReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Workers workers;
    private final Launch launch;
    private final Duration patience;

    /**
     * A reader.
     *
     * @param workers start them
     * @param launch how
     */
    public JarReader(Workers workers, Launch launch) {
        this(workers, launch, PATIENCE);
    }

    JarReader(Workers workers, Launch launch, Duration patience) {
        this.workers = workers;
        this.launch = Launch.quick(launch.jvm(), launch.arguments());
        this.patience = patience;
    }

    /** The jars in these folders, each once, by name; not those in folders below. */
    public static List<Path> jarsIn(List<Path> folders) throws IOException {
        var jars = new ArrayList<Path>();
        for (Path folder : folders) {
            var found = new ArrayList<Path>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                files.forEach(found::add);
            }
            found.sort(Comparator.comparing(file -> file.getFileName().toString()));
            jars.addAll(found);
        }
        return jars.stream().distinct().toList();
    }

    /** Starts to describe them, on a thread of its own. */
    public CompletableFuture<JarContents> begin(List<Path> jars) {
        var answer = new CompletableFuture<JarContents>();
        var thread = new Thread(
                () -> {
                    try {
                        answer.complete(read(jars));
                    } catch (IOException | InterruptedException e) {
                        answer.completeExceptionally(new CompletionException(e));
                    } catch (RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                "jar reader");
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    JarContents read(List<Path> jars) throws IOException, InterruptedException {
        var described = new ArrayList<WorkerMessage.Described>();
        List<Path> left = jars;
        while (!left.isEmpty()) {
            int before = described.size();
            String blame = describe(left, described);
            int answered = described.size() - before;
            if (answered == left.size()) {
                break;
            }
            Path culprit = left.get(answered);
            described.add(new WorkerMessage.Described(
                    new PluginInfo(culprit.toString(), sha256(culprit), List.of(), List.of(blame)), List.of()));
            left = left.subList(answered + 1, left.size());
        }
        return withoutClashes(described);
    }

    /** Adds what a worker says of the jars; answers what became of the worker if it has not said something of each. */
    private String describe(List<Path> jars, List<WorkerMessage.Described> described)
            throws IOException, InterruptedException {
        try (WorkerProcess worker = workers.start(launch)) {
            int all = described.size() + jars.size();
            String phase = "";
            boolean ordered = false;
            long since = 0;
            while (described.size() < all) {
                Signal signal = worker.next();
                // It came to the next jar, or in one to the next class; heartbeats come all the while.
                boolean gotOn = false;
                if (signal instanceof Signal.Said said) {
                    WorkerMessage message = said.message();
                    if (message instanceof WorkerMessage.Hello hello) {
                        WorkerProcess.requireVersion(hello);
                        worker.send(new Order.Describe(
                                jars.stream().map(Path::toString).toList()));
                        ordered = true;
                        gotOn = true;
                    } else if (message instanceof WorkerMessage.Heartbeat beat) {
                        gotOn = !beat.phase().equals(phase);
                        phase = beat.phase();
                    } else if (message instanceof WorkerMessage.Described answer) {
                        described.add(answer);
                        gotOn = true;
                    } else if (message instanceof WorkerMessage.Broken broken) {
                        return broken.message();
                    } else if (message instanceof WorkerMessage.Done) {
                        return "the worker said nothing of it";
                    }
                } else if (signal instanceof Signal.Garbled garbled) {
                    return "the worker said something that makes no sense: " + garbled.problem();
                } else if (signal instanceof Signal.Gone) {
                    return words(Autopsy.of(worker, ordered));
                }
                if (gotOn) {
                    since = worker.listened();
                } else if (worker.listened() - since > (ordered ? patience : START_PATIENCE).toNanos()) {
                    return late(ordered);
                }
            }
            return "";
        }
    }

    private String late(boolean ordered) throws IOException {
        if (!ordered) {
            throw new IOException(
                    "the worker's JVM did not say hello within %d s".formatted(START_PATIENCE.toSeconds()));
        }
        return "a scenario did not say what it is within %.1f s: a constructor, a static initialiser or a method such as name() does not return"
                .formatted(patience.toMillis() / 1e3);
    }

    private static String words(Ending ending) throws IOException {
        if (ending instanceof Ending.Unusable unusable) {
            throw new IOException(unusable.message());
        }
        String what = "looking it up ";
        if (ending instanceof Ending.Exited exited) {
            return what
                    + "ended the worker's JVM with exit code %d: a constructor, a static initialiser or a method such as name() calls System.exit"
                            .formatted(exited.status());
        } else if (ending instanceof Ending.OutOfMemory memory) {
            return what + "used up the worker's memory: " + memory.message();
        } else if (ending instanceof Ending.Crashed crashed) {
            return what + "crashed the worker's JVM: " + crashed.message();
        }
        return what + "made the worker's JVM hang";
    }

    /** Names are unique in a run: the first jar keeps a name, and a later one with the same name is told off by file. */
    private static JarContents withoutClashes(List<WorkerMessage.Described> described) {
        Map<String, String> owners = new HashMap<>();
        Map<String, Path> jars = new HashMap<>();
        var plugins = new ArrayList<WorkerMessage.Described>();
        for (WorkerMessage.Described each : described) {
            PluginInfo plugin = each.plugin();
            var kept = new ArrayList<ScenarioInfo>();
            var problems = new ArrayList<>(plugin.problems());
            for (ScenarioInfo scenario : each.scenarios()) {
                String owner = owners.putIfAbsent(scenario.name(), plugin.file());
                if (owner == null) {
                    kept.add(scenario);
                    jars.put(scenario.name(), Path.of(plugin.file()));
                } else {
                    problems.add("scenario %s is also in %s, which is run: rename one of the two, or take one jar away"
                            .formatted(scenario.name(), owner));
                }
            }
            List<String> names = kept.stream().map(ScenarioInfo::name).toList();
            plugins.add(new WorkerMessage.Described(
                    new PluginInfo(plugin.file(), plugin.sha256(), names, List.copyOf(problems)), List.copyOf(kept)));
        }
        return new JarContents(List.copyOf(plugins), Map.copyOf(jars));
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
