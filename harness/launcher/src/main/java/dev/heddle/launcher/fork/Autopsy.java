package dev.heddle.launcher.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells of what a worker died that did not say good-bye. */
final class Autopsy {
    /** With -XX:+ExitOnOutOfMemoryError, HotSpot prints this line, and ends with status 3. */
    private static final Pattern MEMORY = Pattern.compile("Terminating due to (java\\.lang\\.OutOfMemoryError.*)");

    private static final int MEMORY_STATUS = 3;
    /** A process that a signal ended has 128 and the signal's number as its status. */
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL",
            11, "SIGSEGV", 15, "SIGTERM");
    private static final int HEAD_LINES = 80;
    private static final Duration LAST_BREATH = Duration.ofSeconds(5);

    private Autopsy() {}

    static Ending of(WorkerProcess worker, boolean ordered) throws InterruptedException {
        OptionalInt status = worker.exitStatus(LAST_BREATH);
        if (status.isEmpty()) {
            return new Ending.Hung("the worker closed its line and did not end", worker.threadDump());
        }
        worker.close();
        String printed = worker.output().text();
        String errors = head(worker.errorFile());
        if (!errors.isEmpty()) {
            return errors.contains("insufficient memory")
                    ? new Ending.OutOfMemory(firstComment(errors))
                    : new Ending.Crashed(firstComment(errors), errors);
        }
        Matcher memory = MEMORY.matcher(printed);
        if (status.getAsInt() == MEMORY_STATUS && memory.find()) {
            return new Ending.OutOfMemory(memory.group(1).strip());
        }
        String signal = SIGNALS.get(status.getAsInt() - SIGNALLED);
        if (signal != null) {
            return new Ending.Crashed("the JVM was ended by " + signal + guess(signal), "");
        }
        if (!ordered) {
            return new Ending.Unusable("the worker's JVM ended with status %d before it said hello%s"
                    .formatted(status.getAsInt(), said(printed)));
        }
        return new Ending.Exited(status.getAsInt());
    }

    private static String guess(String signal) {
        return signal.equals("SIGKILL") ? ", as the system does when memory is short" : "";
    }

    private static String said(String printed) {
        String first = printed.strip().lines().limit(2).collect(Collectors.joining(" "));
        return first.isEmpty() ? "" : ": " + first;
    }

    private static String head(Path errorFile) {
        if (!Files.isRegularFile(errorFile)) {
            return "";
        }
        // Bytes that are no UTF-8 may be in it; ISO 8859-1 reads anything.
        try (BufferedReader reader = Files.newBufferedReader(errorFile, StandardCharsets.ISO_8859_1)) {
            String head = reader.lines().limit(HEAD_LINES).collect(Collectors.joining("\n"));
            Files.delete(errorFile);
            return head;
        } catch (IOException e) {
            return "# its hs_err file cannot be read: " + e.getMessage();
        }
    }

    /** What an hs_err file says in its head: the first line with a "#" that says more than that something happened. */
    private static String firstComment(String errors) {
        return errors.lines()
                .filter(line -> line.startsWith("#") && line.length() > 3)
                .map(line -> line.substring(1).strip())
                .filter(line -> !line.startsWith("A fatal error has been detected"))
                .findFirst()
                .orElse("the JVM crashed");
    }
}
