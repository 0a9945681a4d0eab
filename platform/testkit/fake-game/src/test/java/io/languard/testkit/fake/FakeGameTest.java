package io.languard.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.testkit.FakeServer;
import io.languard.testkit.GameServerBuilder;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FakeGameTest {

    @TempDir
    Path directory;

    @Test
    void theDefaultOfEachFieldIsValid() throws Exception {
        JsonNode schema =
                new ObjectMapper().readTree(new FakeConfigGenerator().schemas().get("main"));
        ObjectNode defaults = new ObjectMapper().createObjectNode();
        schema.get("properties").properties().forEach(field -> {
            assertThat(field.getValue().fieldNames()).toIterable().contains("title", "description", "type", "default");
            defaults.set(field.getKey(), field.getValue().get("default"));
        });
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(defaults))
                .isEmpty();
    }

    @Test
    void theFileContainsEachSettingOnASeparateLine() {
        List<ConfigEntry> entries = new FakeConfigGenerator().render(server(Map.of("hostname", "Ann's", "fork", true)));
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.label()).isEqualTo("fake.cfg");
            assertThat(entry.text()).isEqualTo("fork=true\nhostname=Ann's\n");
        });
    }

    @Test
    void aValueThatWouldBreakTheFileIsRejected() {
        GameServer server = server(Map.of("hostname", "a\nfork=true"));
        assertThatThrownBy(() -> new FakeConfigGenerator().render(server)).isInstanceOf(LanguardException.class);
    }

    @Test
    void theGamePortIsBoundForBothProtocols() {
        assertThat(new FakeServerLauncher().ports(server(Map.of())))
                .containsExactly(PortBinding.udp(2302, "game"), PortBinding.tcp(2302, "query"));
    }

    @Test
    void theCommandLineContainsTheConfiguredBehavior() {
        LaunchCommand command = new FakeServerLauncher()
                .launchCommand(server(Map.of(
                        "delay_ms",
                        250,
                        "crash_after_ms",
                        900,
                        "crash_code",
                        3,
                        "ignore_term",
                        true,
                        "fork",
                        true,
                        "chatter",
                        5)));
        assertThat(command.arguments())
                .containsExactly("--delay=250", "--crash-after=900:3", "--chatter=5", "--ignore-term", "--fork");
        assertThat(command.environment()).containsEntry("FAKE_PORT", "2302");
        assertThat(command.workingDirectory()).isEqualTo(directory);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theRealProgramBecomesReadyAndStops() throws Exception {
        GameServer server = server(Map.of("delay_ms", 100));
        LaunchCommand command = new FakeServerLauncher().launchCommand(server);
        List<String> words = new ArrayList<>(command.arguments());
        words.add(0, FakeServer.unpack(directory).toString());
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            FakeReadiness readiness = new FakeReadiness();
            assertThat(output.lines().anyMatch(readiness::onLine)).isTrue();
            // Process.destroy would close the output before the program has printed its last line.
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void linesReportPlayersAndChat() {
        FakeLineReader reader = new FakeLineReader();
        assertThat(reader.onLine("JOIN 3 Ann Lee"))
                .contains(new LogItem.PlayerJoined(new Player("3", "Ann Lee", null, null, null, Map.of())));
        assertThat(reader.onLine("LEAVE 3")).contains(new LogItem.PlayerLeft("3"));
        assertThat(reader.onLine("CHAT Ann: hi: there"))
                .contains(new LogItem.GameEvent("chat", Map.of("name", "Ann", "message", "hi: there")));
        assertThat(reader.onLine("ERROR no")).containsExactly(new LogItem.LogEntry(null, LogLevel.ERROR, "ERROR no"));
        assertThat(reader.onLine("CHAT")).containsExactly(new LogItem.LogEntry(null, LogLevel.INFO, "CHAT"));
    }

    private GameServer server(Map<String, Object> main) {
        return GameServerBuilder.forDirectory(directory).config("main", main).build();
    }
}
