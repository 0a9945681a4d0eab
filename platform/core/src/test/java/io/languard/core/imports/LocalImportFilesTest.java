package io.languard.core.imports;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.service.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalImportFilesTest {

    @TempDir
    Path folder;

    private Path game;
    private Path home;
    private LocalImportFiles files;

    @BeforeEach
    void create() throws IOException {
        game = Files.createDirectory(folder.resolve("game"));
        home = Files.createDirectory(folder.resolve("home"));
        files = files(folder.resolve("data"));
        write("data/secret.key");
        write("data/servers/1/server.cfg");
        write("elsewhere/1/server.cfg");
        write("home/conf/languard.properties");
    }

    private LocalImportFiles files(Path data) {
        return new LocalImportFiles(
                new Settings(Map.of(
                        "LANGUARD_DATA",
                        data.toString(),
                        "LANGUARD_BACKUPS",
                        folder.resolve("elsewhere").toString())),
                home.toString());
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "hostname = \"one\";");
    }

    private String refusal(Path file) {
        return assertRefused(ErrorCode.UPLOAD_FAILED, () -> files.open(file)).getMessage();
    }

    @Test
    void opensAFileAlsoByALink() throws IOException {
        Path file = write("game/server.cfg");
        Path link = Files.createSymbolicLink(game.resolve("link.cfg"), file);

        for (Path each : new Path[] {file, link}) {
            try (InputStream content = files.open(each)) {
                assertThat(content).hasContent("hostname = \"one\";");
            }
        }
    }

    @Test
    void opensNothingOfLanguardsOwn() throws IOException {
        for (String name : new String[] {"data/secret.key", "data/servers/1/server.cfg", "game/../data/secret.key"}) {
            assertThat(refusal(folder.resolve(name)))
                    .isEqualTo("Files in " + folder.resolve("data") + " can't be imported");
        }
        assertThat(refusal(folder.resolve("elsewhere/1/server.cfg"))).endsWith("can't be imported");
        assertThat(refusal(home.resolve("conf/languard.properties"))).endsWith("can't be imported");
    }

    @Test
    void followsLinksBeforeItDecides() throws IOException {
        Path file =
                Files.createSymbolicLink(game.resolve("server.cfg"), folder.resolve("home/conf/languard.properties"));
        Path parent = Files.createSymbolicLink(game.resolve("data"), folder.resolve("data"));
        assertThat(refusal(file)).endsWith("can't be imported");
        assertThat(refusal(parent.resolve("secret.key"))).endsWith("can't be imported");

        files = files(parent); // the setting itself is a link
        assertThat(refusal(folder.resolve("data/secret.key"))).endsWith("can't be imported");
    }

    @Test
    void opensNothingThatTheSystemMakesUp() throws IOException {
        Path environment = Path.of("/proc/self/environ");
        Path link = Files.createSymbolicLink(game.resolve("server.cfg"), environment);
        assertThat(refusal(link)).isEqualTo("Files in /proc can't be imported");
        assertThat(refusal(Path.of("/dev/zero"))).isEqualTo("Files in /dev can't be imported");
    }

    @Test
    void opensRegularFilesOfABoundedSizeOnly() throws IOException {
        assertThat(refusal(game)).isEqualTo(game + " is not a file");
        assertThat(refusal(game.resolve("missing.cfg"))).isEqualTo("There is no file " + game.resolve("missing.cfg"));
        assertThat(refusal(Files.createFile(game.resolve("empty.cfg")))).startsWith("The file must not be empty");
        Path large = Files.write(game.resolve("large.cfg"), new byte[ConfigImporter.MAX_BYTES + 1]);
        assertThat(refusal(large)).contains("at most 1048576 bytes");
    }
}
