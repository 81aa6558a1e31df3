package dev.heddle.launcher.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The processes that a worker started, and those that they did. When a worker has died by itself they are children of nobody that could be asked for them, so each
 * inherits a mark in its environment, by which it is found. Only Linux shows a user the environment of the user's own processes; elsewhere such orphans stay.
 */
final class Family {
    private static final String VARIABLE = "HEDDLE_WORKER";
    private static final Path PROCESSES = Path.of("/proc");

    private final String name;

    /**
     * A family.
     *
     * @param name that no other worker of this machine has
     */
    Family(String name) {
        this.name = name;
    }

    /** Makes the process that is started with this environment its first. */
    void mark(Map<String, String> environment) {
        environment.put(VARIABLE, name);
    }

    /** Ends all that are left of it. */
    void end() {
        if (!Files.isDirectory(PROCESSES.resolve("self"))) {
            return;
        }
        byte[] mark = (VARIABLE + '=' + name).getBytes(StandardCharsets.UTF_8);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
            for (Path each : processes) {
                if (isMarked(each, mark)) {
                    ProcessHandle.of(Long.parseLong(each.getFileName().toString()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return;
        }
    }

    private static boolean isMarked(Path process, byte[] mark) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            int from = 0;
            for (int at = 0; at <= environment.length; at++) {
                if (at == environment.length || environment[at] == 0) {
                    if (java.util.Arrays.equals(environment, from, at, mark, 0, mark.length)) {
                        return true;
                    }
                    from = at + 1;
                }
            }
            return false;
        } catch (IOException goneOrAnotherUsers) {
            return false;
        }
    }
}
