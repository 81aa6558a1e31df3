package dev.heddle.launcher.fork;

import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Jvm;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JVMs of this machine. Looks at files only, so that it is quick: a JDK says what it is in its {@code release} file. */
public final class InstalledJvms {
    private static final Pattern VERSION = Pattern.compile("(?:1\\.)?(\\d+).*");

    private InstalledJvms() {}

    /** The JVM that this code runs on. */
    public static Jvm running() {
        return new Jvm(
                System.getProperty("java.home"),
                Runtime.version().toString(),
                System.getProperty("java.vendor"),
                Runtime.version().feature());
    }

    /**
     * The JVM in a folder.
     *
     * @throws UsageError if there is none that can run workers
     */
    public static Jvm at(Path home) throws UsageError {
        Optional<Jvm> found = look(home).or(() -> look(home.resolve("Contents/Home")));
        if (found.isEmpty()) {
            throw new UsageError(
                    "--jvm: %s is no JAVA_HOME: it must hold bin/java and the file release".formatted(home));
        }
        if (found.get().feature() < 17) {
            throw new UsageError("--jvm: %s is Java %d: workers need 17 or newer"
                    .formatted(home, found.get().feature()));
        }
        return found.get();
    }

    /** The newest JVM: the running one if none is newer. */
    public static Jvm newest() {
        Jvm running = running();
        return all().stream()
                .filter(jvm -> jvm.feature() > running.feature())
                // Of equals the one found first: what JAVA_HOME names goes before what lies about.
                .reduce((best, next) -> next.feature() > best.feature() ? next : best)
                .orElse(running);
    }

    /** All of them, each once, in the order in which they are looked for. */
    static List<Jvm> all() {
        Map<Path, Jvm> found = new LinkedHashMap<>();
        for (Path home : candidates()) {
            try {
                if (Files.isDirectory(home)) {
                    Path real = home.toRealPath();
                    look(real).ifPresent(jvm -> found.putIfAbsent(real, jvm));
                }
            } catch (IOException unreadable) {
                continue;
            }
        }
        return List.copyOf(found.values());
    }

    /** The JVM in a folder; empty if there is none. */
    public static Optional<Jvm> find(Path home) {
        return look(home);
    }

    private static Optional<Jvm> look(Path home) {
        if (!Files.isExecutable(java(home))) {
            return Optional.empty();
        }
        var release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"), StandardCharsets.UTF_8)) {
            release.load(reader);
        } catch (IOException | IllegalArgumentException noRelease) {
            return Optional.empty();
        }
        String version = value(release, "JAVA_VERSION");
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || matcher.group(1).length() > 4) {
            return Optional.empty();
        }
        String runtime = value(release, "JAVA_RUNTIME_VERSION");
        return Optional.of(new Jvm(
                home.toString(),
                runtime.isEmpty() ? version : runtime,
                value(release, "IMPLEMENTOR"),
                Integer.parseInt(matcher.group(1))));
    }

    /** The launcher of programs in a JVM's folder. */
    static Path java(Path home) {
        return home.resolve("bin").resolve(isWindows() ? "java.exe" : "java");
    }

    static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String value(Properties release, String key) {
        return release.getProperty(key, "").replace("\"", "").trim();
    }

    private static List<Path> candidates() {
        var homes = new ArrayList<Path>();
        add(homes, System.getProperty("java.home"), "");
        add(homes, System.getenv("JAVA_HOME"), "");
        System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("JAVA_HOME_"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> add(homes, entry.getValue(), ""));
        String user = System.getProperty("user.home");
        for (String folder : List.of(
                "/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/usr/local/java", "/opt/java", "/opt/jdk", "/opt")) {
            children(homes, folder, "");
        }
        String sdkman = System.getenv("SDKMAN_DIR");
        children(homes, sdkman == null ? user + "/.sdkman/candidates/java" : sdkman + "/candidates/java", "");
        for (String folder :
                List.of("/.jdks", "/.gradle/jdks", "/.asdf/installs/java", "/.local/share/mise/installs/java")) {
            children(homes, user + folder, "");
        }
        children(homes, "/Library/Java/JavaVirtualMachines", "Contents/Home");
        children(homes, user + "/Library/Java/JavaVirtualMachines", "Contents/Home");
        children(homes, "/opt/homebrew/opt", "libexec/openjdk.jdk/Contents/Home");
        String programs = System.getenv("ProgramFiles");
        if (isWindows() && programs != null) {
            for (String vendor : List.of(
                    "Java", "Eclipse Adoptium", "Microsoft", "Zulu", "Amazon Corretto", "BellSoft", "OpenJDK")) {
                children(homes, programs + "/" + vendor, "");
            }
        }
        return homes;
    }

    private static void children(List<Path> homes, String folder, String below) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(Path.of(folder))) {
            var sorted = new ArrayList<Path>();
            children.forEach(sorted::add);
            sorted.sort(Comparator.naturalOrder());
            sorted.forEach(child -> homes.add(child.resolve(below)));
        } catch (IOException | InvalidPathException | DirectoryIteratorException notThere) {
            return;
        }
    }

    private static void add(List<Path> homes, @Nullable String home, String below) {
        if (home != null && !home.isBlank()) {
            try {
                homes.add(Path.of(home).resolve(below));
            } catch (InvalidPathException noPath) {
                return;
            }
        }
    }
}
