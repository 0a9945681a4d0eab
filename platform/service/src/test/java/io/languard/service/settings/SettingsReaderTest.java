package io.languard.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void setUp() {
        file = home.resolve("languard.properties");
    }

    @Test
    void theFileIsOptional() {
        Map<String, String> raw = SettingsReader.read(Map.of(), file, home);

        assertThat(raw)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "LANGUARD_DATA", home.resolve("data").toString(),
                        "LANGUARD_BACKUPS", home.resolve("data/backups").toString(),
                        "LANGUARD_ADAPTERS", home.resolve("adapters").toString()));
    }

    @Test
    void theEnvironmentTakesPrecedence() throws IOException {
        write("LANGUARD_PORT = 9001", "LANGUARD_BIND = 127.0.0.1", "LANGUARD_SHELL_PORT =");

        Map<String, String> raw = SettingsReader.read(Map.of("LANGUARD_PORT", "9002", "LANGUARD_BIND", ""), file, home);

        assertThat(raw)
                .containsEntry("LANGUARD_PORT", "9002")
                .containsEntry("LANGUARD_BIND", "127.0.0.1")
                .doesNotContainKey("LANGUARD_SHELL_PORT");
    }

    @Test
    void valuesHaveNoEscapes() throws IOException {
        write("\uFEFF# comment", "", "  DB_PASSWORD=a\\b=#c пароль  ");

        assertThat(SettingsReader.read(Map.of(), file, home)).containsEntry("DB_PASSWORD", "a\\b=#c пароль");
    }

    @Test
    void relativeFoldersAreResolvedAgainstHome() {
        Map<String, String> raw = SettingsReader.read(
                Map.of("LANGUARD_DATA", "../elsewhere", "LANGUARD_ADAPTERS", "/srv/adapters"), file, home);

        assertThat(raw)
                .containsEntry("LANGUARD_DATA", home.resolveSibling("elsewhere").toString())
                .containsEntry("LANGUARD_ADAPTERS", "/srv/adapters");
    }

    @ParameterizedTest
    @CsvSource({
        "LANGUARD_PROT = 1, languard.properties line 2: unknown setting 'LANGUARD_PROT'",
        "languard_port = 1, languard.properties line 2: unknown setting 'languard_port'",
        "LANGUARD_PORT 1, languard.properties line 2: syntax error; expected KEY = value or a # comment",
        "LANGUARD_BIND = ::1, languard.properties line 2: LANGUARD_BIND is set more than once",
    })
    void refusesALineThatItDoesNotUnderstand(String line, String complaint) throws IOException {
        write("LANGUARD_BIND = ::1", line);

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> SettingsReader.read(Map.of(), file, home))
                .withMessage(complaint);
    }

    @Test
    void rejectsAFileThatIsNotText() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> SettingsReader.read(Map.of(), file, home))
                .withMessageEndingWith("is not in UTF-8");
    }

    private void write(String... lines) throws IOException {
        Files.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
