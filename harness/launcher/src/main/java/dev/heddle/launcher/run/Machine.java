package dev.heddle.launcher.run;

import dev.heddle.launcher.fork.Launch;
import dev.heddle.results.Jvm;
import dev.heddle.results.RunInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is reported of the machine. */
final class Machine {
    private Machine() {}

    static RunInfo run(String version, List<String> commandLine, long seed, List<Jvm> jvms) {
        return new RunInfo(
                version,
                commandLine,
                seed,
                System.currentTimeMillis(),
                "%s %s (%s)"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                Launch.physicalMemory(),
                jvms);
    }

    /** The model of the processor, where the system tells it without a process to ask; else empty. */
    private static String cpu() {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            try (Stream<String> lines = Files.lines(info, StandardCharsets.ISO_8859_1)) {
                return lines.filter(line -> line.startsWith("model name") || line.startsWith("Model"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("");
            } catch (IOException e) {
                return "";
            }
        }
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows == null ? "" : windows;
    }
}
