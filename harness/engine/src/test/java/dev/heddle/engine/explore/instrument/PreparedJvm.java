package dev.heddle.engine.explore.instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A JDK prepared for explore, once for all tests of a run. */
public final class PreparedJvm {
    private static final Map<Path, PreparedJvm> PREPARED = new ConcurrentHashMap<>();

    private final Path home;
    private final List<String> arguments;

    private PreparedJvm(Path home) {
        this.home = home;
        try {
            Path cache =
                    Files.createDirectories(Path.of("target", "explore-cache").toAbsolutePath());
            this.arguments = Jdks.run(home, List.of(), PrepareMain.class.getName(), cache.toString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot prepare " + home, e);
        }
    }

    public static PreparedJvm on(Path home) {
        return PREPARED.computeIfAbsent(home, PreparedJvm::new);
    }

    /** Runs a sample under a recording kernel, and answers what that was told. */
    List<String> record(Class<? extends Runnable> sample, String... arguments) throws Exception {
        return run(RecordedProgram.class, List.of(), join(sample.getName(), arguments));
    }

    public List<String> run(Class<?> main, List<String> jvmArguments, String... mainArguments) throws Exception {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(jvmArguments);
        return Jdks.run(home, all, main.getName(), mainArguments);
    }

    private static String[] join(String first, String... others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return all.toArray(new String[0]);
    }
}
