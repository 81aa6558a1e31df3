package dev.heddle.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingsTest {
    @TempDir
    Path folder;

    @Test
    void aNormalEndIsNoFailure() throws IOException {
        assertThat(Endings.failure(ended("NORMAL", List.of(), List.of()), folder))
                .isEmpty();
    }

    @Test
    void anExitCodeIsAnExit() throws IOException {
        assertFails(ended("VM_ERROR", List.of("Failed with error code 7"), List.of()), FailureKind.EXIT, "exit code 7");
        assertFails(
                ended("VM_ERROR", List.of("Harness error, no result generated"), List.of()),
                FailureKind.EXIT,
                "exit code 0");
    }

    @Test
    void aSignalIsACrash() throws IOException {
        assertFails(ended("VM_ERROR", List.of("Failed with error code 137"), List.of()), FailureKind.CRASH, "signal 9");
    }

    @Test
    void aCrashTellsItsSignalAndTheHeadOfItsErrorFileOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("hs_err_pid1.log"), "# the head");
        PieceEvent event = ended(
                "VM_ERROR",
                List.of("Failed with error code 134"),
                List.of(
                        "# A fatal error has been detected by the Java Runtime Environment:",
                        "#",
                        "#  SIGSEGV (0xb) at pc=0x1, pid=1"));

        Endings.Failed failed = Endings.failure(event, folder).orElseThrow();

        assertThat(failed.message()).isEqualTo("the JVM crashed: SIGSEGV (0xb) at pc=0x1, pid=1");
        assertThat(failed.detail()).isEqualTo("# the head");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatAnActorThrewIsTheMessage() throws IOException {
        List<String> said =
                List.of("Check test failed", "java.lang.IllegalStateException: no", "\tat a.B.actor1(B.java:1)");

        assertFails(
                ended("CHECK_TEST_ERROR", said, List.of()),
                FailureKind.EXCEPTION,
                "java.lang.IllegalStateException: no");
        assertFails(
                ended("TEST_ERROR", List.of("java.lang.OutOfMemoryError: Java heap space"), List.of()),
                FailureKind.OUT_OF_MEMORY,
                "java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void aJvmThatDoesNotStartIsNotTheTestsFault() {
        PieceEvent event = ended(
                "VM_ERROR",
                List.of("Failed with error code 1"),
                List.of("Unrecognized VM option", "Error: Could not create the Java Virtual Machine."));

        assertThat(Endings.unfit(event)).hasValueSatisfying(it -> assertThat(it).contains("Unrecognized VM option"));
        assertThat(Endings.unfit(ended("API_MISMATCH", List.of("NoSuchMethodError: x"), List.of())))
                .hasValueSatisfying(it -> assertThat(it).contains("does not fit this JVM: NoSuchMethodError: x"));
    }

    private void assertFails(PieceEvent event, FailureKind kind, String message) throws IOException {
        Endings.Failed failed = Endings.failure(event, folder).orElseThrow();
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.message()).contains(message);
    }

    private static PieceEvent ended(String status, List<String> messages, List<String> output) {
        return new PieceEvent("ended", 0, null, null, List.of(), 0, status, Map.of(), messages, output, null);
    }
}
