package io.languard.arma3.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.api.config.ConfigEntry;
import io.languard.api.mission.RotationEntry;
import io.languard.arma3.RandomTextGenerator;
import io.languard.arma3.TestServer;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text in any string field survives a round trip unchanged, and adds no keys. */
class TextRoundTripTest {

    private final Arma3ConfigGenerator generator = new Arma3ConfigGenerator();

    @TempDir
    Path directory;

    @Test
    void everyTextOfServerCfgSurvivesARoundTrip() {
        Random random = new Random(99);
        JsonNode fields = TestServer.properties(generator.schemas().get("server"));
        List<SettingMapping> texts = new ArrayList<>();
        List<SettingMapping> lists = new ArrayList<>();
        for (SettingMapping settingMapping : ServerCfgSettings.MAIN) {
            JsonNode field = fields.get(settingMapping.field());
            if (field.path("type").asText().equals("string") && !field.has("enum") && !field.has("pattern")) {
                texts.add(settingMapping);
            } else if (field.path("items").path("type").asText().equals("string")
                    && !field.path("items").has("pattern")) {
                lists.add(settingMapping);
            }
        }
        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(lists).hasSizeGreaterThan(2);
        for (int round = 0; round < 1_000; round++) {
            TestServer server = new TestServer(directory);
            Map<String, ConfigValue> expected = new HashMap<>();
            for (SettingMapping settingMapping : texts) {
                // Some settings are omitted if they are empty.
                String text = "x" + RandomTextGenerator.next(random);
                server.with("server", settingMapping.field(), text);
                expected.put(settingMapping.key(), new TextValue(text));
            }
            for (SettingMapping settingMapping : lists) {
                String text = RandomTextGenerator.next(random);
                server.with("server", settingMapping.field(), List.of(text, "", text));
                expected.put(
                        settingMapping.key(),
                        new ConfigValue.ArrayValue(
                                List.of(new TextValue(text), new TextValue(""), new TextValue(text))));
            }
            String mission = RandomTextGenerator.next(random);
            server.rotation().add(new RotationEntry(mission, "Veteran", Map.of()));
            ConfigBody file = ConfigParser.parse(text(server, 0));
            expected.forEach((key, value) -> assertThat(file.value(key)).contains(value));
            assertThat(file.child("Missions").child("Mission_1").value("template"))
                    .contains(new TextValue(mission));
            assertThat(file.child("Missions").members()).hasSize(1);
            assertThat(file.members()).hasSize(keys(expected));
        }
    }

    @Test
    void anExtraLineIsOneStatementOrRejected() {
        Random random = new Random(17);
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            String line = (random.nextBoolean() ? "newKey = " : "") + RandomTextGenerator.next(random) + ";";
            TestServer server = new TestServer(directory).with("basic", "extra_lines", List.of(line));
            if (generator.validate("basic", server.config().section("basic")).isEmpty()) {
                int before = ConfigParser.parse(text(new TestServer(directory), 1))
                        .members()
                        .size();
                assertThat(ConfigParser.parse(text(server, 1)).members())
                        .as(line)
                        .hasSize(before + 1);
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(100);
    }

    @Test
    void anExtraBattlEyeLineStaysOneLineAndChangesNoOther() {
        Random random = new Random(18);
        List<String> before = text(new TestServer(directory), 3).lines().toList();
        for (int round = 0; round < 20_000; round++) {
            String line =
                    "MaxSetPosPerInterval " + RandomTextGenerator.next(random) + (random.nextInt(9) == 0 ? "\n" : "");
            TestServer server = new TestServer(directory).with("rcon", "extra_lines", List.of(line));
            if (generator.validate("rcon", server.config().section("rcon")).isEmpty()) {
                List<String> after = new ArrayList<>(before);
                after.add(line);
                assertThat(text(server, 3).lines().toList()).isEqualTo(after);
            }
        }
    }

    /** The keys of the defaults, and those that the defaults omit. */
    private int keys(Map<String, ConfigValue> expected) {
        ConfigBody plain = ConfigParser.parse(text(new TestServer(directory), 0));
        return plain.members().size()
                + (int) expected.keySet().stream()
                        .filter(key -> plain.value(key).isEmpty())
                        .count();
    }

    private String text(TestServer server, int file) {
        List<ConfigEntry> entries = generator.render(server);
        return entries.get(file).text();
    }
}
