package io.languard.luanti.mod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.GameServer;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.EnabledMod;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LuantiModManagerTest {

    @TempDir
    Path base;

    private final LuantiModManager mods = new LuantiModManager();

    @Test
    void modsAndModpacksAreRecognized() throws IOException {
        assertThat(mods.inspect("mobs", mod("mobs", "name = mobs"))).isEmpty();
        assertThat(mods.inspect("farm", mod("farm", "depends = default, dye\noptional_depends = x")))
                .containsExactly("The mod requires default, dye");
        Path pack = Files.createDirectories(base.resolve("shelf/pack"));
        Files.writeString(pack.resolve("modpack.conf"), "name = pack\n");
        assertThat(mods.inspect("pack", pack)).singleElement().asString().contains("No mod found in");
        Files.createDirectories(pack.resolve("inner"));
        Files.createFile(pack.resolve("inner/init.lua"));
        assertThat(mods.inspect("pack", pack)).isEmpty();

        refused("other", mod("mobs", "name = mobs"));
        refused("../mobs", mod("mobs", "name = mobs"));
        assertThat(mods.inspect("nothing", Files.createDirectories(base.resolve("nothing"))))
                .singleElement()
                .asString()
                .contains("No mod found in");
        assertThat(mods.inspect("gone", base.resolve("gone")))
                .containsExactly("The folder " + base.resolve("gone") + " does not exist");
    }

    @Test
    void theWorldLinksToEnabledModsOnly() throws IOException {
        Path mobs = mod("mobs", "");
        Path farm = mod("farm", "");
        Path worldMods = base.resolve("server/world/worldmods");
        mods.apply(server(enabled("mobs", mobs), enabled("farm", farm)));
        assertThat(worldMods.resolve("mobs")).isSymbolicLink();
        assertThat(worldMods.resolve("farm").toRealPath()).isEqualTo(farm.toRealPath());
        Files.createDirectories(worldMods.resolve("own"));
        mods.apply(server(enabled("mobs", mobs)));
        assertThat(worldMods.resolve("mobs").toRealPath()).isEqualTo(mobs.toRealPath());
        assertThat(worldMods.resolve("farm")).doesNotExist();
        assertThat(worldMods.resolve("own")).isDirectory();
        mods.apply(server());
        assertThat(worldMods.resolve("mobs")).doesNotExist();
        assertThat(mobs.resolve("init.lua")).as("the mod itself").exists();
    }

    @Test
    void linksOfTheAdminAreKept() throws IOException {
        Path mobs = mod("mobs", "");
        Path farm = mod("farm", "");
        Path worldMods = Files.createDirectories(base.resolve("server/world/worldmods"));
        Files.createSymbolicLink(worldMods.resolve("byhand"), farm);
        Files.createSymbolicLink(worldMods.resolve("mobs"), farm);
        assertThat(mods.apply(server(enabled("mobs", mobs))))
                .contains("The link byhand in worldmods is not from Languard and is kept: the mod is loaded")
                .contains("The world has its own link mobs to " + farm + ", which is used instead");
        assertThat(mods.apply(server())).as("reported once").isEmpty();
        assertThat(worldMods.resolve("byhand").toRealPath()).isEqualTo(farm.toRealPath());
        assertThat(worldMods.resolve("mobs").toRealPath()).isEqualTo(farm.toRealPath());

        Files.delete(worldMods.resolve("mobs"));
        mods.apply(server(enabled("mobs", mobs)));
        assertThat(worldMods.resolve("mobs").toRealPath()).isEqualTo(mobs.toRealPath());
        Files.delete(worldMods.resolve("mobs"));
        Files.createSymbolicLink(worldMods.resolve("mobs"), farm);
        mods.apply(server());
        assertThat(worldMods.resolve("mobs").toRealPath())
                .as("redirected by the admin")
                .isEqualTo(farm.toRealPath());
    }

    @Test
    void aLinkFollowsTheFolderOfItsMod() throws IOException {
        Path link = base.resolve("server/world/worldmods/mobs");
        mods.apply(server(enabled("mobs", mod("mobs", ""))));
        Path moved = mod("moved", "");
        mods.apply(server(enabled("mobs", moved)));
        assertThat(link.toRealPath()).isEqualTo(moved.toRealPath());
        mods.apply(server());
        assertThat(link).doesNotExist();
    }

    @Test
    void aLinkOfAnEarlierVersionIsTakenOver() throws IOException {
        Path mobs = mod("mobs", "");
        Path link =
                Files.createDirectories(base.resolve("server/world/worldmods")).resolve("mobs");
        Files.createSymbolicLink(link, mobs);
        assertThat(mods.apply(server(enabled("mobs", mobs)))).noneMatch(warning -> warning.contains("link"));
        mods.apply(server());
        assertThat(link).doesNotExist();
    }

    @Test
    void nothingIsRemovedBehindALinkedFolder() throws IOException {
        Path shared = Files.createDirectories(base.resolve("shared"));
        Path world = Files.createDirectories(base.resolve("server/world"));
        Files.createSymbolicLink(world.resolve("worldmods"), shared);
        Files.createSymbolicLink(shared.resolve("byhand"), mod("farm", ""));
        assertThat(mods.apply(server(enabled("mobs", mod("mobs", "")))))
                .contains("world/worldmods is a link to " + shared.toRealPath()
                        + ": Languard writes there, but removes nothing there");
        assertThat(shared.resolve("mobs")).isSymbolicLink();
        assertThat(mods.apply(server()))
                .contains("The link " + shared.toRealPath().resolve("mobs")
                        + " is outside the server's directory and is kept: the mod is loaded");
        assertThat(shared.resolve("mobs")).isSymbolicLink();
        assertThat(shared.resolve("byhand")).isSymbolicLink();
    }

    @Test
    void aLinkedWorldIsUsedAndAMissingOneIsNamed() throws IOException {
        Path disk = Files.createDirectories(base.resolve("disk/world"));
        Files.createSymbolicLink(Files.createDirectories(base.resolve("server")).resolve("world"), disk);
        assertThat(mods.apply(server())).singleElement().asString().startsWith("world is a link to ");
        assertThat(disk.resolve("worldmods/languard/init.lua")).exists();
        Files.move(disk, base.resolve("disk/elsewhere"));
        assertThatThrownBy(() -> mods.apply(server()))
                .isInstanceOf(LanguardException.class)
                .hasMessageContaining("world is a link to " + disk + ", which does not exist");
    }

    @Test
    void modsOfTheGameInTheWorldAndListedModsAreAvailable() throws IOException {
        Path world = Files.createDirectories(base.resolve("server/world"));
        Files.writeString(world.resolve("world.mt"), "load_mod_farm = mods/farm\r\nload_mod_off = false\n");
        Path inPack = Files.createDirectories(world.resolve("game/mods/pack/inner/default"));
        Files.createFile(inPack.resolve("init.lua"));
        Files.createFile(inPack.resolveSibling("modpack.txt"));
        Files.createFile(inPack.getParent().resolveSibling("modpack.conf"));
        Path hidden = Files.createDirectories(world.resolve("game/mods/.hidden"));
        Files.createFile(hidden.resolve("init.lua"));
        assertThat(mods.apply(server(enabled("mobs", mod("mobs", "depends = default, farm, off, .hidden")))))
                .containsExactly(
                        "Mod mobs requires off, which is missing", "Mod mobs requires .hidden, which is missing");
    }

    @Test
    void missingDependenciesAreReported() throws IOException {
        Path game = Files.createDirectories(base.resolve("share/games/minetest/games/minetest_game/mods/default"));
        Files.createFile(game.resolve("init.lua"));
        Path mobs = mod("mobs", "depends = default, farm, own");
        Path own = Files.createDirectories(base.resolve("server/world/worldmods/own"));
        Files.createFile(own.resolve("init.lua"));
        assertThat(mods.apply(server(enabled("mobs", mobs))))
                .containsExactly("Mod mobs requires farm, which is missing");
        assertThat(mods.apply(server(enabled("mobs", mobs), enabled("farm", mod("farm", "")))))
                .isEmpty();
        assertThat(mods.apply(server(enabled("gone", base.resolve("gone")))))
                .contains("The folder of mod gone does not exist");
    }

    /** The engine finds the game minetest_game by this name, too, which many worlds have. */
    @Test
    void theGameIsFoundWithoutTheEndOfItsName() throws IOException {
        Path game = Files.createDirectories(base.resolve("share/games/minetest/games/minetest_game/mods/default"));
        Files.createFile(game.resolve("init.lua"));
        GameServer server = builder()
                .config("world", "game", "minetest")
                .mod(enabled("mobs", mod("mobs", "depends = default")))
                .build();
        assertThat(mods.apply(server)).isEmpty();
    }

    private void refused(String name, Path folder) {
        assertThatThrownBy(() -> mods.inspect(name, folder)).isInstanceOf(LanguardException.class);
    }

    private Path mod(String name, String conf) throws IOException {
        Path folder = Files.createDirectories(base.resolve("shelf").resolve(name));
        Files.writeString(folder.resolve("init.lua"), "");
        Files.writeString(folder.resolve("mod.conf"), conf + "\n");
        return folder;
    }

    private static EnabledMod enabled(String name, Path folder) {
        return new EnabledMod(name, folder, null, true);
    }

    private GameServer server(EnabledMod... enabled) throws IOException {
        GameServerBuilder server = builder();
        List.of(enabled).forEach(server::mod);
        return server.build();
    }

    private GameServerBuilder builder() throws IOException {
        return GameServerBuilder.forDirectory(Files.createDirectories(base.resolve("server")))
                .executable(base.resolve("games/minetestserver").toString());
    }
}
