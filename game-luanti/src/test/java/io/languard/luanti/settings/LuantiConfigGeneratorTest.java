package io.languard.luanti.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.ConfigSection;
import io.languard.api.config.ConfigEntry;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.EnabledMod;
import io.languard.luanti.conf.SettingsDocument;
import io.languard.luanti.process.LuantiServerLauncher;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
                directory.resolve("world/world.mt"),
                "backend = leveldb\nload_mod_byhand = true\nload_mod_other = mods/other\nsomething = else\n");
        assertThat(world(server))
                .containsEntry("backend", "leveldb")
                .containsEntry("something", "else")
                .containsEntry("load_mod_byhand", "true")
                .containsEntry("load_mod_other", "mods/other")
                .doesNotContainKeys("auth_backend");
    }

    @Test
    void modsThatAreNoLongerEnabledLeaveTheList() throws IOException {
        Path mod = Files.createDirectories(directory.resolve("mods/mobs"));
        Files.createFile(mod.resolve("init.lua"));
        Path file = Files.createDirectories(directory.resolve("world")).resolve("world.mt");
        Files.writeString(file, "load_mod_byhand = true\n");
        Files.writeString(
                file,
                text(GameServerBuilder.forDirectory(directory).mod(new EnabledMod("mobs", mod, null, true)), file));
        assertThat(Files.readString(file)).contains("load_mod_mobs = true", "load_mod_byhand = true");
        Files.writeString(file, text(GameServerBuilder.forDirectory(directory), file));
        assertThat(Files.readString(file)).doesNotContain("mobs").contains("load_mod_byhand = true");
    }

    @Test
    void aWorldFileAsAdminsWriteItIsPreserved() throws IOException {
        Path file = Files.createDirectories(directory.resolve("world")).resolve("world.mt");
        String text = "# Gr\u00f6\u00dfe\r\nworld_name=Gr\u00f6\u00dfe\r\n  gameid  =  old\ngameid = older\n"
                + "notes = \"\"\"\none\ngameid = no\n\"\"\"\nnoise = {\n\toffset = 1\n}\n";
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        GameServerBuilder server = GameServerBuilder.forDirectory(directory).config("world", "game", "mygame");
        assertThat(world(server))
                .containsEntry("world_name", "Gr\u00f6\u00dfe")
                .containsEntry("gameid", "mygame")
                .containsEntry("notes", "one\ngameid = no");
        assertThat(text(server, file))
                .containsOnlyOnce("gameid = mygame")
                .doesNotContain("old")
                .contains("# Gr\u00f6\u00dfe\n", "noise = {\n\toffset = 1\n}\n");
    }

    @Test
    void theFileOfALinkedWorldIsShownAndWrittenByTheLauncher() throws IOException {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        Path own = Files.createDirectories(directory.resolve("server"));
        Files.createSymbolicLink(own.resolve("world"), disk);
        Files.writeString(disk.resolve("world.mt"), "backend = leveldb\n");
        GameServerBuilder server = GameServerBuilder.forDirectory(own).config("world", "game", "mygame");
        assertThat(generator.render(server.build()))
                .extracting(ConfigEntry::label)
                .containsExactly("minetest.conf", "world.mt");
        ConfigEntry shown = generator.render(server.build()).get(1);
        assertThat(shown).isInstanceOf(ConfigEntry.ExternalFile.class);
        assertThat(shown.text()).contains("backend = leveldb\n", "gameid = mygame\n");
        new LuantiServerLauncher().launchCommand(server.build());
        assertThat(disk.resolve("world.mt")).hasContent(shown.text());
    }

    @Test
    void aLinkedWorldMtIsWrittenWhereItIs() throws IOException {
        Path shared = Files.writeString(directory.resolve("shared.mt"), "backend = leveldb\n");
        Path own = directory.resolve("server");
        Path link = Files.createDirectories(own.resolve("world")).resolve("world.mt");
        Files.createSymbolicLink(link, shared);
        GameServerBuilder server = GameServerBuilder.forDirectory(own).config("world", "game", "mygame");
        assertThat(generator.render(server.build()).get(1)).isInstanceOf(ConfigEntry.ExternalFile.class);
        new LuantiServerLauncher().launchCommand(server.build());
        assertThat(link).isSymbolicLink();
        assertThat(shared).content().contains("backend = leveldb\n", "gameid = mygame\n");
    }

    @Test
    void aChatFormatThatEndsTheEngineIsRejected() {
        for (String format : new String[] {"x", "@name", "@message", "@Name @message"}) {
            assertThat(generator.validate("server", ConfigSection.of(Map.of("chat_message_format", format))))
                    .as(format)
                    .extracting(FieldProblem::field)
                    .containsExactly("chat_message_format");
        }
        assertThat(generator.validate(
                        "server", ConfigSection.of(Map.of("chat_message_format", "@timestamp @message - @name"))))
                .isEmpty();
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
        return SettingsDocument.parse(text(server, Path.of(label))).values();
    }

    private String text(GameServerBuilder server, Path file) {
        return generator.render(server.build()).stream()
                .filter(entry -> Path.of(entry.label()).equals(file.getFileName()))
                .map(ConfigEntry::text)
                .findFirst()
                .orElseThrow();
    }
}
