package dev.heddle.engine.jcstress;

import dev.heddle.results.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from what jcstress says of a piece, and from what its JVM left behind, why it ended without samples. */
final class Endings {
    private static final Pattern EXIT_CODE = Pattern.compile("Failed with error code (-?\\d+)");
    private static final int SIGNALLED = 128;
    private static final int HEAD_LINES = 80;

    private Endings() {}

    /**
     * A failure of the test.
     *
     * @param kind which way
     * @param message in one line
     * @param detail the rest
     */
    record Failed(FailureKind kind, String message, String detail) {}

    /**
     * Why the piece failed; empty if it did not, or not by the test's doing.
     *
     * @param ended what was said of it
     * @param folder where a dying JVM leaves its error file
     */
    static Optional<Failed> failure(PieceEvent ended, Path folder) throws IOException {
        String status = String.valueOf(ended.status());
        String said = String.join("\n", ended.messages());
        String printed = String.join("\n", ended.output());
        return switch (status) {
            case "NORMAL", "API_MISMATCH" -> Optional.empty();
            case "TIMEOUT_ERROR" ->
                Optional.of(new Failed(FailureKind.HANG, "the actors did not come to an end: " + first(said), said));
            case "TEST_ERROR", "CHECK_TEST_ERROR" -> Optional.of(new Failed(thrown(said), message(said), said));
            default -> died(said, printed, folder);
        };
    }

    /** Why a piece says nothing of the test; empty if it does. */
    static Optional<String> unfit(PieceEvent ended) {
        if ("API_MISMATCH".equals(ended.status())) {
            return Optional.of("the test does not fit this JVM: " + message(String.join("\n", ended.messages())));
        }
        String printed = String.join("\n", ended.output());
        return printed.contains("Could not create the Java Virtual Machine")
                        || printed.contains("Error occurred during initialization of VM")
                ? Optional.of("its JVM could not be started: " + first(printed))
                : Optional.empty();
    }

    private static Optional<Failed> died(String said, String printed, Path folder) throws IOException {
        Matcher code = EXIT_CODE.matcher(said);
        int exit = code.find() ? Integer.parseInt(code.group(1)) : 0;
        String all = (said + "\n" + printed).strip();
        if (printed.contains("A fatal error has been detected by the Java Runtime Environment")) {
            return Optional.of(
                    new Failed(FailureKind.CRASH, "the JVM crashed: " + crash(printed), errorFile(folder, all)));
        }
        if (printed.contains("java.lang.OutOfMemoryError")) {
            return Optional.of(new Failed(FailureKind.OUT_OF_MEMORY, lineWith(printed, "OutOfMemoryError"), all));
        }
        if (exit > SIGNALLED) {
            return Optional.of(new Failed(
                    FailureKind.CRASH, "the JVM was ended by signal " + (exit - SIGNALLED), errorFile(folder, all)));
        }
        return Optional.of(new Failed(FailureKind.EXIT, "the test ended its JVM with exit code " + exit, all));
    }

    private static FailureKind thrown(String said) {
        return said.contains("java.lang.OutOfMemoryError") ? FailureKind.OUT_OF_MEMORY : FailureKind.EXCEPTION;
    }

    /** The throwable, which jcstress puts after a sentence of its own. */
    private static String message(String said) {
        return said.lines()
                .map(String::strip)
                .filter(line -> line.matches("[\\w.$]+(Exception|Error|Throwable)\\b.*"))
                .findFirst()
                .orElse(first(said));
    }

    private static String first(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("(nothing was said)");
    }

    private static String lineWith(String text, String what) {
        return text.lines()
                .filter(line -> line.contains(what))
                .findFirst()
                .orElse(what)
                .strip();
    }

    /** The line with the signal: {@code SIGSEGV (0xb) at pc=...}. */
    private static String crash(String printed) {
        return printed.lines()
                .map(line -> line.replaceFirst("^#\\s*", ""))
                .filter(line -> line.contains(" at pc=") || line.startsWith("Internal Error"))
                .findFirst()
                .orElse("see the details");
    }

    private static String errorFile(Path folder, String otherwise) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "hs_err*.log")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                Files.delete(file); // the next crash writes its own
                return String.join("\n", lines.subList(0, Math.min(HEAD_LINES, lines.size())));
            }
        }
        return otherwise;
    }
}
