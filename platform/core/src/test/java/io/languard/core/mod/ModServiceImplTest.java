package io.languard.core.mod;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.mod.EnabledModView;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModServiceImplTest {

    @TempDir
    Path data;

    TestCore platform;
    int id;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        id = platform.create("one", null);
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void registersAModAndPublishesItsWarnings() throws IOException {
        platform.registerModManager();
        Mod mod = register("@one");
        assertThat(platform.mods.list(TestCore.VIEWER, null)).containsExactly(mod);
        assertThat(platform.mods.list(TestCore.VIEWER, "fake")).containsExactly(mod);
        assertThat(platform.mods.list(TestCore.VIEWER, "other")).isEmpty();
        assertThat(platform.events.trail(null, "mod_registered", 10, 0)).hasSize(1);
        assertThat(platform.events.trail(null, "warning", 10, 0).get(0).detail())
                .contains("The folder has no readme");
    }

    @Test
    void aMissingFolderIsAWarning() {
        platform.registerModManager();
        Mod mod = register(mod("@later", data.resolve("later").toString()));
        assertThat(platform.mods.list(TestCore.VIEWER, null)).containsExactly(mod);
        assertThat(platform.events.trail(null, "warning", 10, 0))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).contains("The folder has no mod file", "@later"));
    }

    @Test
    void rejectsInvalidMods() throws IOException {
        assertRefused(ErrorCode.CAPABILITY_NOT_SUPPORTED, () -> register("@one"));
        platform.registerModManager();
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> register(mod("x", "/not\0a/path")));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> register(mod("no;name", data.toString())));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> register(mod(" ", data.toString())));
        register("@one");
        assertRefused(ErrorCode.CONFLICT, () -> register("@one"));
        platform.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> register("@two"));
        assertThat(platform.mods.list(TestCore.VIEWER, null)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/etc",
                "/etc/ssl",
                "/proc/self",
                "/home",
                "/srv/../etc/@x",
                "/srv/@x/..",
                "../@x",
                "@a/../../@x",
                "",
                ".",
                " ",
                " /srv/@x",
                "@x\n"
            })
    void rejectsFoldersThatAreNotThoseOfOneMod(String folder) {
        platform.registerModManager();
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> register(mod("@x", folder)));
    }

    @Test
    void anUnknownGameTakesPrecedenceOverTheLocation() {
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> register(new Mod(0, "doom", "@x", "/tmp", null, null)));
    }

    @Test
    void rejectsFoldersThatLeadToTheSystemOrToTheData() throws IOException {
        platform.registerModManager();
        Path link = Files.createSymbolicLink(data.resolve("@link"), Path.of("/etc"));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> register(mod("@x", link.toString())));
        assertRefused(
                ErrorCode.VALIDATION_ERROR,
                () -> register(mod("@x", link.resolve("not there yet").toString())));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> register(mod("@x", data.toString())));
        assertRefused(
                ErrorCode.VALIDATION_ERROR,
                () -> register(mod("@x", data.getParent().toString())));
    }

    @Test
    void aRelativeFolderBelongsToEachServersGameFolder() throws IOException {
        platform.registerModManager();
        Path game = Path.of(platform.servers.get(TestCore.VIEWER, id).exePath()).getParent();
        Mod mod = register(mod("@CBA_A3", "./mods/@CBA_A3"));
        assertThat(mod.folderPath()).isEqualTo("mods/@CBA_A3");
        assertThat(platform.events.trail(null, "warning", 10, 0))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).contains("The folder has no mod file"));
        enable(new ModAssignment(mod.id(), false, 0));
        assertThat(EnabledMods.of(platform.snapshot(id)))
                .containsExactly(new EnabledMod("@CBA_A3", game.resolve("mods/@CBA_A3"), null, false));
    }

    @Test
    void aRelativeFolderIsAcceptedBeforeThereIsAServer() {
        platform.registerModManager();
        platform.servers.delete(TestCore.ADMIN, id);
        register(mod("@CBA_A3", "@CBA_A3"));
        assertThat(platform.events.trail(null, "warning", 10, 0))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).contains("there is no server yet"));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> register(mod("no;name", "@CBA_A3")));
    }

    @Test
    void enabledModsAreOrderedAndReachTheAdapter() throws IOException {
        platform.registerModManager();
        Mod one = register("@one");
        Mod two = register("@two");
        assertThat(EnabledMods.of(platform.snapshot(id))).isEmpty();
        List<EnabledModView> enabled =
                enable(new ModAssignment(one.id(), false, 5), new ModAssignment(two.id(), true, 1));
        assertThat(enabled).isEqualTo(platform.mods.enabled(TestCore.VIEWER, id));
        assertThat(enabled).extracting(EnabledModView::name).containsExactly("@two", "@one");
        List<EnabledMod> expected = List.of(
                new EnabledMod("@two", Path.of(two.folderPath()), null, true),
                new EnabledMod("@one", Path.of(one.folderPath()), null, false));
        assertThat(EnabledMods.of(platform.snapshot(id))).isEqualTo(expected);
        assertThat(platform.trail(id, "mods_updated").get(0).detail()).contains("@two");

        platform.memory.mods.insert(new Mod(0, "fake", "bypasses the cache", "/x", null, ""));
        assertThat(EnabledMods.of(platform.snapshot(id))).isEqualTo(expected);
    }

    @Test
    void rejectsListsWithInvalidMods() throws IOException {
        platform.registerModManager();
        Mod one = register("@one");
        Mod foreign = platform.memory.mods.insert(new Mod(0, "other", "x", "/x", null, ""));
        enable(new ModAssignment(one.id(), false, 0));
        TestCore restarted = new TestCore(data, platform.memory);
        restarted.registerModManager();
        assertRefused(ErrorCode.NOT_FOUND, () -> replace(restarted, new ModAssignment(99, false, 0)));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> replace(restarted, new ModAssignment(foreign.id(), false, 0)));
        assertRefused(
                ErrorCode.VALIDATION_ERROR,
                () -> replace(restarted, new ModAssignment(one.id(), false, 0), new ModAssignment(one.id(), true, 1)));
        assertRefused(ErrorCode.NOT_FOUND, () -> restarted.mods.enabled(TestCore.VIEWER, 77));
        assertThat(restarted.mods.enabled(TestCore.VIEWER, id)).hasSize(1);
        restarted.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> restarted.mods.enabled(TestCore.VIEWER, id));
        assertThat(restarted.mods.list(TestCore.VIEWER, null)).hasSize(2);
        restarted.crash();
    }

    @Test
    void aModInUseCannotBeDeleted() throws IOException {
        platform.registerModManager();
        Mod one = register("@one");
        enable(new ModAssignment(one.id(), false, 0));
        assertRefused(ErrorCode.MOD_IN_USE, () -> platform.mods.delete(TestCore.ADMIN, one.id()));
        enable();
        platform.mods.delete(TestCore.ADMIN, one.id());
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.mods.delete(TestCore.ADMIN, one.id()));
        assertThat(platform.mods.list(TestCore.VIEWER, null)).isEmpty();
        assertThat(Files.exists(Path.of(one.folderPath()))).isTrue();
        assertThat(platform.events.trail(null, "mod_deleted", 10, 0)).hasSize(1);
    }

    private List<EnabledModView> enable(ModAssignment... mods) {
        return replace(platform, mods);
    }

    private List<EnabledModView> replace(TestCore core, ModAssignment... mods) {
        return core.mods.replaceEnabled(TestCore.ADMIN, id, List.of(mods));
    }

    private Mod register(String name) throws IOException {
        Path folder = Files.createDirectories(data.resolve(name));
        Files.writeString(folder.resolve("mod"), "");
        return register(mod(name, folder.toString()));
    }

    private Mod register(Mod mod) {
        return platform.mods.register(TestCore.ADMIN, mod);
    }

    private static Mod mod(String name, String folder) {
        return new Mod(0, "fake", name, folder, null, null);
    }
}
