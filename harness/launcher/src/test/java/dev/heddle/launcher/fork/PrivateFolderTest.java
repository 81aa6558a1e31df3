package dev.heddle.launcher.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @Test
    void aSocketFitsHoweverLongThePathOfTheTemporaryFolderIs(@TempDir Path folder) throws IOException {
        Path longOne = Files.createDirectories(folder.resolve("x".repeat(100)));
        try (var made = PrivateFolder.create(longOne, Path.of("/tmp"));
                var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(made.path().resolve("w1")));
            assertThat(made.path()).startsWith(Path.of("/tmp"));
        }
    }

    @Test
    void aTemporaryFolderThatIsNotThereIsNamed(@TempDir Path folder) {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> PrivateFolder.create(none, none))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the temporary folder %s cannot be written to".formatted(none))
                .hasMessageContaining("there is no such file or folder");
    }
}
