package dev.heddle.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonTest {
    private static String of(ThrowingCallable call) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        return Reason.of((IOException) thrown);
    }

    @Test
    void whatTheJdkHasOnlyTheFileToSayOfIsToldInWords(@TempDir Path folder) throws IOException {
        Path none = folder.resolve("none");
        assertThat(of(() -> Files.readString(none))).isEqualTo(none + ": there is no such file or folder");
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(of(() -> Files.createDirectory(file))).isEqualTo(file + ": there is a file of this name");
        assertThat(of(() -> Files.newDirectoryStream(file))).isEqualTo(file + ": this is not a folder");
        assertThat(of(() -> Files.createFile(file.resolve("below"))))
                .startsWith(file.resolve("below") + ": ")
                .isNotEqualTo(file.resolve("below") + ": ");
    }

    @Test
    void anExceptionWithoutAMessageIsNamed() {
        assertThat(Reason.of(new EOFException())).isEqualTo("EOFException");
        assertThat(Reason.of(new MalformedInputException(4))).isEqualTo("it is not text in UTF-8");
        assertThat(Reason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
    }
}
