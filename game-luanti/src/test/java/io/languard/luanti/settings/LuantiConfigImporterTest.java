package io.languard.luanti.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuantiConfigImporterTest {

    @TempDir
    Path directory;

    private final LuantiConfigImporter importer = new LuantiConfigImporter();
    private final LuantiConfigGenerator generator = new LuantiConfigGenerator();

    @Test
    void settingsAreReadIntoFieldsAndOthersIntoAdditionalSettings() throws IOException {
        ConfigImport result = read("survival.conf");
        Map<String, Object> values = values(result);
        assertThat(values)
                .containsEntry("server.server_name", "Village Survival")
                .containsEntry("server.motd", "Welcome to the village!\nRules: https://example.org/rules\n\nBe kind.")
                .containsEntry("server.max_users", 30)
                .containsEntry("server.server_announce", true)
                .containsEntry("gameplay.enable_pvp", false)
                .containsEntry("gameplay.time_speed", 36)
                .containsEntry("network.strict_protocol_version_checking", true)
                .containsEntry("security.enable_security", true)
                .containsEntry("security.trusted_mods", "mail, irc")
                .containsEntry("performance.dedicated_server_step", 0.05)
                .containsEntry(
                        "server.extra_settings",
                        Map.of(
                                "irc.server", "irc.example.org",
                                "irc.password", "hunter2",
                                "mcl_doWeatherCycle", "false",
                                "give_initial_stuff", "true"));
        assertThat(result.notTaken())
                .extracting(each -> each.origin().text())
                .containsExactly("default_game = mineclone2");
    }

    @Test
    void groupsAndSettingsOfThePlatformAreReported() throws IOException {
        ConfigImport result = read("generator.conf");
        assertThat(values(result))
                .containsEntry("world.mg_name", "valleys")
                .containsEntry("world.fixed_map_seed", "4711 Grüße")
                .containsEntry(
                        "server.extra_settings",
                        Map.of(
                                "mgvalleys_spflags", "altitude_chill,humid_rivers",
                                "mgv7_np_cave1", "0, 12, (61, 61, 61), 52534, 3, 0.5, 2.0"));
        assertThat(result.notTaken()).extracting(each -> each.origin().line()).containsExactly(5, 17, 18);
        assertThat(result.notTaken().get(0).reason()).contains("is a group");
    }

    @Test
    void whatCannotBeUsedIsReportedWithItsLine() throws IOException {
        ConfigImport result = read("careless.conf");
        assertThat(values(result))
                .containsEntry("server.server_name", "Second")
                .containsEntry("server.kick_msg_shutdown", "Wir kommen gleich wieder – Geduld!")
                .containsEntry("server.extra_settings", Map.of("empty_setting", ""))
                .doesNotContainKeys("server.motd", "gameplay.time_speed", "launch.event_mod");
        assertThat(result.notTaken())
                .extracting(each -> each.origin().line() + " " + each.reason())
                .containsExactly(
                        "1 is set again in line 2, which applies",
                        "3 must be a number",
                        "4 must be true or false",
                        "5 must be an integer",
                        "6 is no setting",
                        "7 is no setting",
                        "8 has the name of a field that is no setting of the engine",
                        "9 has no field, and a name that an additional setting cannot have",
                        "13 begins a value of several lines that has no end");
    }

    @Test
    void aWorldsSettingsAreReadAndTheRestStaysWithTheWorld() throws IOException {
        ConfigImport result = read("survival.world.mt");
        assertThat(values(result))
                .isEqualTo(Map.of(
                        "world.game", "mineclone2", "gameplay.enable_damage", true, "gameplay.creative_mode", false));
        assertThat(result.notTaken()).hasSize(9).allSatisfy(each -> assertThat(each.reason())
                .contains(directory.resolve("world").toString()));
        Files.createDirectories(directory.resolve("world"));
        Files.write(directory.resolve("world/world.mt"), resource("survival.world.mt"));
        assertThat(read("survival.world.mt").notTaken()).isEmpty();
    }

    @Test
    void presentAdditionalSettingsAreKeptUnlessTheFileSetsThem() {
        GameServerBuilder server = server().config("server", "extra_settings", Map.of("mine", "1", "shared", "1"));
        ConfigImport result = importer.read(
                server.build(), "minetest.conf", "shared = 2\nnew = 3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(values(result))
                .containsEntry("server.extra_settings", Map.of("mine", "1", "shared", "2", "new", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"survival.conf", "generator.conf", "careless.conf", "survival.world.mt"})
    void whatIsTakenSurvivesBeingRenderedAndImportedAgain(String name) throws IOException {
        Map<String, Object> taken = values(read(name));
        taken.remove("server.fixed_map_seed");
        GameServerBuilder server = server();
        taken.forEach((path, value) -> server.config(path.split("\\.")[0], path.split("\\.")[1], value));
        Map<String, Object> again = new LinkedHashMap<>();
        for (ConfigEntry entry : generator.render(server.build())) {
            again.putAll(values(
                    importer.read(server.build(), entry.label(), entry.text().getBytes(StandardCharsets.UTF_8))));
        }
        taken.values().removeIf(""::equals);
        assertThat(again).containsAllEntriesOf(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipban.txt", "auth.txt"})
    void filesOfTheWorldAreReportedWhole(String name) {
        ConfigImport result = importer.read(server().build(), name, "1.2.3.4|ann\n".getBytes(StandardCharsets.UTF_8));
        assertThat(result.values()).isEmpty();
        assertThat(result.notTaken()).singleElement().satisfies(each -> assertThat(each.reason())
                .contains(directory.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme.txt", "auth.sqlite"})
    void otherFilesAreRejected(String name) {
        byte[] content = (name + "\0 is something = else\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> importer.read(server().build(), name, content))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPLOAD_FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = {\n", "a = \"\"\"\n", "x\n", "a=1\n", "=\n", "#\n"})
    void hugeFilesAreReadOrRejected(String piece) {
        byte[] content = piece.repeat(ConfigImporter.MAX_BYTES / piece.length()).getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(importer.read(server().build(), "minetest.conf", content).values())
                    .hasSizeLessThan(2);
        } catch (LanguardException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UPLOAD_FAILED);
        }
    }

    private ConfigImport read(String name) throws IOException {
        return importer.read(server().build(), name, resource(name));
    }

    private static Map<String, Object> values(ConfigImport result) {
        Map<String, Object> values = new LinkedHashMap<>();
        result.values().forEach(each -> values.put(each.section() + "." + each.field(), each.value()));
        return values;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = LuantiConfigImporterTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private GameServerBuilder server() {
        return GameServerBuilder.forDirectory(directory).gamePort(30_000);
    }
}
