package dev.heddle.engine.explore.instrument;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.instrument.jdk.JdkPatch;
import dev.heddle.engine.explore.thread.Strands;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes what explore workers on this JVM's JDK need, and tells with which arguments to start them. What an earlier call made for the same JDK and the same
 * Heddle is used again.
 */
public final class ExplorePreparation {
    private static final List<String> BRIDGE = List.of(
            "Chance",
            "Definitions",
            "Definitions$Definition",
            "Hashed",
            "HiddenClasses",
            "HiddenClasses$Made",
            "Hooks",
            "Initialisation",
            "Kernel",
            "Linkage",
            "Loading",
            "Lookups",
            "Members",
            "Monitors",
            "Numbering",
            "Pools",
            "Processes",
            "Serialisation",
            "Switches",
            "TellingHandles",
            "Threads",
            "Timeouts",
            "Unwinding",
            "Values");

    private static final String HOME_OF_BRIDGE = "java.base";

    private ExplorePreparation() {}

    /**
     * Prepares.
     *
     * @param cache folder to keep it in; made if it is not there, readable by the user alone
     * @throws IOException if it cannot be written
     */
    public static WorkerMessage.Prepared prepare(Path cache) throws IOException {
        Path absolute = cache.toAbsolutePath();
        Files.createDirectories(absolute, ownerOnly(absolute));
        Path ready = absolute.resolve("jdk-" + Runtime.version().feature() + "-" + fingerprint());
        if (!Files.isDirectory(ready)) {
            Path making = Files.createTempDirectory(absolute, "making-");
            List<String> modules = JdkPatch.writeTo(making);
            writeBridge(making.resolve(HOME_OF_BRIDGE));
            writeAgent(making.resolve("agent.jar"));
            writeArguments(making.resolve("arguments"), ready, modules);
            moveUnlessThere(making, ready);
        }
        return new WorkerMessage.Prepared(List.of("@" + ready.resolve("arguments")));
    }

    private static List<String> arguments(Path folder, List<String> modules) {
        List<String> arguments = new ArrayList<>();
        for (String module : modules) {
            arguments.add("--patch-module=" + module + "=" + folder.resolve(module));
            if (!module.equals(HOME_OF_BRIDGE)) {
                arguments.add("--add-exports=java.base/dev.heddle.bridge=" + module);
            }
        }
        if (modules.contains("java.prefs")) {
            arguments.add("--add-opens=java.prefs/java.util.prefs=ALL-UNNAMED");
        }
        arguments.addAll(List.of(
                "-XX:SoftRefLRUPolicyMSPerMB=100000", // what a program's caches have forgotten decides what it does
                "--add-exports=java.base/dev.heddle.bridge=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-javaagent:" + folder.resolve("agent.jar"),
                "-Djdk.io.useMonitors=true", // streams with monitors, which are the kernel's, rather than locks
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3", // the same on every machine
                "-Dsun.reflect.inflationThreshold="
                        + Integer.MAX_VALUE, // before 18, stacks differ from the 16th call on
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:InlineSmallCode=1000", // else the kernel is compiled into every hook again, which takes seconds
                "-enableassertions"));
        arguments.addAll(Strands.jvmArguments());
        return arguments;
    }

    /** Puts the bridge into java.base itself: so the JDK's classes see it from their first moment on, and everybody else through an export. */
    private static void writeBridge(Path patch) throws IOException {
        Path target = Files.createDirectories(patch.resolve("dev/heddle/bridge"));
        for (String name : BRIDGE) {
            try (InputStream classFile = Hooks.class.getResourceAsStream(name + ".class")) {
                if (classFile == null) {
                    throw new IOException("class dev.heddle.bridge." + name + " is missing from harness.jar");
                }
                Files.copy(classFile, target.resolve(name + ".class"));
            }
        }
    }

    /** A jar with nothing but a manifest: the agent's class is on the worker's class path anyway. */
    private static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", Agent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private static void writeArguments(Path file, Path folder, List<String> modules) throws IOException {
        List<String> quoted = arguments(folder, modules).stream()
                .map(argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .toList();
        Files.write(file, quoted);
    }

    private static void moveUnlessThere(Path made, Path ready) throws IOException {
        try {
            Files.move(made, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(ready)) {
                throw e;
            }
            deleteTree(made); // another worker was faster
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Changes with the JDK, and with the classes that make what is made. */
    private static String fingerprint() throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
        Path home = Path.of(System.getProperty("java.home"));
        update(digest, home + Runtime.version().toString());
        updateStamp(digest, home.resolve("lib/modules"));
        for (Class<?> part : List.of(Hooks.class, Agent.class)) {
            CodeSource source = part.getProtectionDomain().getCodeSource();
            if (source == null) {
                continue; // in a worker that is itself prepared
            }
            Path place = Path.of(java.net.URI.create(source.getLocation().toString()));
            try (Stream<Path> files = Files.walk(place)) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> updateStamp(digest, file));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void updateStamp(MessageDigest digest, Path file) {
        try {
            if (Files.exists(file)) {
                update(digest, file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
