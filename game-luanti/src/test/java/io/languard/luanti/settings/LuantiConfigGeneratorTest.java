package io.languard.luanti.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.ConfigSection;
import io.languard.api.config.ConfigEntry;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.EnabledMod;
import io.languard.luanti.conf.SettingsDocument;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuantiConfigGeneratorTest {

    @TempDir
    Path directory;

    private final LuantiConfigGenerator generator = new LuantiConfigGenerator();

    @Test
    void fieldsAreWrittenUnderTheEnginesNameAndNullIsOmitted() {
        Map<String, String> conf = conf(GameServerBuilder.forDirectory(directory)
                .config("server", "server_name", "Ann's #1 = {")
                .config("server", "motd", "one\ntwo = 2")
                .config("server", "max_users", 7)
                .config("gameplay", "time_speed", null)
                .config("gameplay", "movement_gravity", 9.5)
                .config("security", "enable_security", true)
                .config("network", "bind_address", "")
                .config("world", "game", "mygame"));
        assertThat(conf)
                .containsOnly(
                        Map.entry("server_name", "Ann's #1 = {"),
                        Map.entry("motd", "one\ntwo = 2"),
                        Map.entry("max_users", "7"),
                        Map.entry("movement_gravity", "9.5"),
                        Map.entry("secure.enable_security", "true"));
    }

    @Test
    void aNewWorldGetsCurrentDatabasesAndAnExistingOneKeepsItsOwn() throws IOException {
        GameServerBuilder server = GameServerBuilder.forDirectory(directory).config("world", "game", "mygame");
        assertThat(world(server))
                .containsEntry("backend", "sqlite3")
                .containsEntry("auth_backend", "sqlite3")
                .containsEntry("gameid", "mygame");
        Files.createDirectories(directory.resolve("world"));
        Files.writeString(
                directory.resolve("world/world.mt"), "backend = leveldb\nload_mod_gone = true\nsomething = else\n");
        assertThat(world(server))
                .containsEntry("backend", "leveldb")
                .containsEntry("something", "else")
                .doesNotContainKeys("auth_backend", "load_mod_gone");
    }

    @Test
    void theWorldListsTheEnabledMods() throws IOException {
        Path mod = Files.createDirectories(directory.resolve("mods/mobs"));
        Files.createFile(mod.resolve("init.lua"));
        assertThat(world(GameServerBuilder.forDirectory(directory).mod(new EnabledMod("mobs", mod, null, true))))
                .containsEntry("load_mod_mobs", "true");
    }

    @Test
    void extraSettingsAreWrittenUnlessAFieldSetsThem() {
        Map<String, Object> values = Map.of("extra_settings", Map.of("give_initial_stuff", "true", "mg.x", "a\nb"));
        assertThat(generator.validate("server", ConfigSection.of(values))).isEmpty();
        assertThat(conf(GameServerBuilder.forDirectory(directory).config("server", values)))
                .containsOnly(Map.entry("give_initial_stuff", "true"), Map.entry("mg.x", "a\nb"));
        for (String taken : new String[] {"port", "motd", "secure.enable_security", "time_speed", "map-dir"}) {
            assertThat(generator.validate("server", ConfigSection.of(Map.of("extra_settings", Map.of(taken, "1")))))
                    .as(taken)
                    .extracting(FieldProblem::field)
                    .containsExactly("extra_settings." + taken);
        }
    }

    @Test
    void injectionAttemptsAreRejectedOnStoringAndOnWriting() {
        Map<String, Object> values = Map.of("motd", "a\n\"\"\"\nport = 1");
        assertThat(generator.validate("server", ConfigSection.of(values)))
                .extracting(FieldProblem::field)
                .containsExactly("motd");
        assertThatThrownBy(() -> conf(GameServerBuilder.forDirectory(directory).config("server", values)))
                .isInstanceOf(LanguardException.class);
    }

    private Map<String, String> conf(GameServerBuilder server) {
        return file(server, "minetest.conf");
    }

    private Map<String, String> world(GameServerBuilder server) {
        return file(server, "world.mt");
    }

    private Map<String, String> file(GameServerBuilder server, String label) {
        return generator.render(server.build()).stream()
                .filter(entry -> entry.label().equals(label))
                .map(ConfigEntry::text)
                .map(text -> SettingsDocument.parse(text).values())
                .findFirst()
                .orElseThrow();
    }
}
