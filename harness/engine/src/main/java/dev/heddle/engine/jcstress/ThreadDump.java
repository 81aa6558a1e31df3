package dev.heddle.engine.jcstress;

import dev.heddle.results.ThreadTrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stacks of a JVM as {@code jcmd} prints them.
 *
 * @param text all of it
 */
record ThreadDump(String text) {
    private static final long PATIENCE_SECONDS = 10;
    private static final String NO_JCMD = "(no stacks: ";
    private static final Pattern HEADER = Pattern.compile("^\"(.*)\" .*\\btid=(0x[0-9a-f]+) .*$");
    private static final Pattern WAITS =
            Pattern.compile("- (?:waiting to lock|waiting on|parking to wait for)\\s+<(\\S+)> \\((.*)\\)");
    private static final Pattern HOLDS = Pattern.compile("- (?:locked)?\\s*<(\\S+)> \\(a (.*)\\)");

    /** Asks a JVM for its stacks; empty text with the reason if it does not answer. */
    static ThreadDump of(ProcessHandle jvm, Path folder) throws IOException, InterruptedException {
        return of(jvm, folder, Path.of(System.getProperty("java.home")));
    }

    static ThreadDump of(ProcessHandle jvm, Path folder, Path javaHome) throws IOException, InterruptedException {
        Path jcmd = javaHome.resolve("bin").resolve("jcmd");
        if (!Files.isExecutable(jcmd)) {
            return new ThreadDump(NO_JCMD + "%s is not there; a JDK has it, a JRE does not)".formatted(jcmd));
        }
        Path to = Files.createTempFile(folder, "stacks", ".txt");
        Process asking = new ProcessBuilder(jcmd.toString(), "" + jvm.pid(), "Thread.print", "-l")
                .redirectErrorStream(true)
                .redirectOutput(to.toFile())
                .start();
        if (!asking.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            asking.destroyForcibly();
            return new ThreadDump("(the JVM does not answer)");
        }
        String text = Files.readString(to, StandardCharsets.ISO_8859_1);
        Files.delete(to);
        return new ThreadDump(text);
    }

    /** Whether the JVM answered; on a JRE, which cannot ask it, whether it might have. */
    boolean isThere() {
        return text.contains("Full thread dump") || text.startsWith(NO_JCMD);
    }

    /** Whether the JVM found threads that wait for each other. */
    boolean hasDeadlock() {
        return text.contains("Java-level deadlock");
    }

    /** Those threads in whose stacks a class of this name, or one nested in it, stands: the actors, not what runs and awaits them. */
    List<ThreadTrace> threadsIn(String className) {
        var threads = new ArrayList<ThreadTrace>();
        // after the threads, a deadlock's are printed once more
        int end = text.indexOf("Java-level deadlock");
        for (String block : text.substring(0, end < 0 ? text.length() : end).split("\\R\\s*\\R(?=\")")) {
            if (block.contains("at " + className + ".") || block.contains("at " + className + "$")) {
                thread(block.strip()).ifPresent(threads::add);
            }
        }
        return List.copyOf(threads);
    }

    /**
     * The threads in which the actor of a termination test runs on although its signal was given: the main thread of the fork, which gives it, is past that and
     * waits for the actor. Each as its name and address, which no thread before or after it shares.
     */
    List<String> loopsPastTheirSignal(String className) {
        List<String> blocks = List.of(text.split("\\R\\s*\\R(?=\")"));
        String runner = "at " + className.replace('$', '_') + "_jcstress";
        boolean signalled = blocks.stream()
                .anyMatch(block -> block.startsWith("\"main\"")
                        && block.contains("java.lang.Thread.join(")
                        && block.contains(runner));
        return !signalled
                ? List.of()
                : blocks.stream()
                        .filter(block -> !block.startsWith("\"main\"") && block.contains("at " + className + "."))
                        .map(block ->
                                HEADER.matcher(block.strip().lines().findFirst().orElse("")))
                        .filter(Matcher::matches)
                        .map(header -> header.group(1) + " " + header.group(2))
                        .toList();
    }

    private static Optional<ThreadTrace> thread(String block) {
        List<String> lines = block.lines().map(String::strip).toList();
        Matcher header = HEADER.matcher(lines.get(0));
        if (!header.matches()) {
            return Optional.empty();
        }
        String state = "";
        String waitsFor = "";
        var holds = new ArrayList<String>();
        var frames = new ArrayList<String>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher waits = WAITS.matcher(line);
            Matcher held = HOLDS.matcher(line);
            if (line.startsWith("java.lang.Thread.State: ")) {
                state = line.substring("java.lang.Thread.State: ".length()).toLowerCase(Locale.ROOT);
            } else if (line.startsWith("at ")) {
                frames.add(line.substring(3));
            } else if (waits.matches()) {
                waitsFor = "%s <%s>".formatted(waits.group(2), waits.group(1));
            } else if (held.matches()) {
                holds.add("a %s <%s>".formatted(held.group(2), held.group(1)));
            }
        }
        return Optional.of(new ThreadTrace(header.group(1), state, waitsFor, holds, frames));
    }
}
