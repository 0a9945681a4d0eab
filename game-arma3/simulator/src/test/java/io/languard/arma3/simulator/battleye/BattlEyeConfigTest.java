package io.languard.arma3.simulator.battleye;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BattlEyeConfigTest {
    @TempDir
    private Path folder;

    @Test
    void readsKeysAndValues() {
        BattlEyeConfig config =
                BattlEyeConfig.parse("RConPassword secretPW\r\nRConPort 2310\nRConIP 127.0.0.1\nRestrictRCon 1\n");
        assertThat(config.rconPassword()).contains("secretPW");
        assertThat(config.rconPort()).isEqualTo(2310);
        assertThat(config.rconIp()).contains("127.0.0.1");
        assertThat(config.restricted()).isTrue();
        assertThat(config.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RConPassword=abc", "RConPassword two words", "RConPassword p\u00e4ss", "RConPassword"})
    void hasNoPasswordIfTheLineIsInvalid(String line) {
        assertThat(BattlEyeConfig.parse(line).rconPassword()).isEmpty();
    }

    @Test
    void rejectsAPasswordOfMoreThan32Characters() {
        assertThat(BattlEyeConfig.parse("RConPassword " + "x".repeat(33)).hasRefusedPassword())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"beserver_x64.cfg", "BEServer_x64.cfg"})
    void copiesTheSeedToAnActiveFile(String name) throws Exception {
        Files.writeString(folder.resolve(name), "RConPassword secretPW\n");
        assertThat(BattlEyeConfig.activate(folder, false).rconPassword()).contains("secretPW");
        assertThat(names())
                .hasSize(2)
                .contains(name)
                .anyMatch(it -> it.matches("(?i)beserver_x64_active_[0-9a-f]+.cfg"));
    }

    @Test
    void movesTheSeedOnRequest() throws Exception {
        Files.writeString(folder.resolve("beserver_x64.cfg"), "RConPassword secretPW\n");
        BattlEyeConfig.activate(folder, true);
        assertThat(names()).singleElement().asString().contains("_active_");
    }

    @Test
    void prefersAnActiveFileToTheSeed() throws Exception {
        Files.writeString(folder.resolve("beserver_x64.cfg"), "RConPassword fresh\n");
        Files.writeString(folder.resolve("beserver_x64_active_1a2b.cfg"), "RConPassword stale\n");
        assertThat(BattlEyeConfig.activate(folder, false).rconPassword()).contains("stale");
    }

    @Test
    void ignoresTheFileOfThe32BitServer() throws Exception {
        Files.writeString(folder.resolve("beserver.cfg"), "RConPassword secretPW\n");
        assertThat(BattlEyeConfig.activate(folder, false).rconPassword()).isEmpty();
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
