package io.languard.luanti.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.testkit.GameServerBuilder;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EventModTest {

    @TempDir
    Path base;

    private EventMod mod;
    private Path folder;
    private Path marker;

    @BeforeEach
    void setUp() throws IOException {
        Path directory = Files.createDirectories(base.resolve("server"));
        mod = EventMod.of(GameServerBuilder.forDirectory(directory).build());
        folder = directory.resolve("world/worldmods/languard");
        marker = directory.resolve("world/languard_events.txt");
    }

    @Test
    void theTokenStaysTheSame() throws IOException {
        assertThat(mod.token()).isEmpty();
        assertThat(mod.install()).isEmpty();
        String token = mod.token().orElseThrow();
        assertThat(mod.install()).isEmpty();
        assertThat(mod.token()).contains(token);
    }

    @Test
    void theModIsActiveOnceItHasWrittenTheToken() throws IOException {
        assertThat(mod.isActive()).isFalse();
        mod.install();
        assertThat(mod.isActive()).isFalse();
        Files.writeString(marker, mod.token().orElseThrow() + "\n");
        assertThat(mod.isActive()).isTrue();
        mod.install();
        assertThat(mod.isActive()).as("before the next start").isFalse();
    }

    @Test
    void aTokenThatChangesIsReadAgain() throws IOException {
        mod.install();
        String first = mod.token().orElseThrow();
        Files.writeString(marker, first);
        assertThat(mod.isActive()).isTrue();
        String second = first.chars()
                .map(c -> c == 'a' ? 'b' : 'a')
                .collect(StringBuilder::new, (to, c) -> to.append((char) c), StringBuilder::append)
                .toString();
        OwnerOnlyFiles.replace(
                folder.resolve("init.lua"),
                Files.readString(folder.resolve("init.lua"))
                        .replace(first, second)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(mod.isActive()).isFalse();
        Files.writeString(marker, second);
        assertThat(mod.isActive()).isTrue();
    }

    @Test
    void aMarkerThatOtherModsHaveFilledIsNotRead() throws IOException {
        mod.install();
        Files.writeString(marker, mod.token().orElseThrow() + " ".repeat(1_000));
        assertThat(mod.isActive()).isFalse();
    }

    @Test
    void anotherModOfThisNameIsKept() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("init.lua"), "-- mine");
        assertThat(mod.install()).singleElement().asString().contains("its own mod languard");
        assertThat(mod.remove()).isEmpty();
        assertThat(folder.resolve("init.lua")).hasContent("-- mine");
        assertThat(mod.isActive()).isFalse();
    }

    @Test
    void onlyItsOwnFilesAreRemoved() throws IOException {
        mod.install();
        mod.remove();
        assertThat(folder).doesNotExist();
        mod.install();
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(mod.remove()).singleElement().asString().contains("other files");
        assertThat(folder.resolve("notes.txt")).exists();
        assertThat(folder.resolve("init.lua")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingIsRemovedBehindALink() throws IOException {
        Path shared = Files.createDirectories(base.resolve("shared"));
        Files.createDirectories(folder.getParent().getParent());
        Files.createSymbolicLink(folder.getParent(), shared);
        assertThat(mod.install()).isEmpty();
        assertThat(mod.remove()).singleElement().asString().contains("outside the server's directory");
        assertThat(shared.resolve("languard/init.lua")).exists();
    }

    @Test
    void aServerCanDoWithoutIt() {
        GameServer without = GameServerBuilder.forDirectory(base)
                .config("launch", "event_mod", false)
                .build();
        assertThat(EventMod.isRequested(without)).isFalse();
        assertThat(EventMod.isRequested(GameServerBuilder.forDirectory(base).build()))
                .isTrue();
    }

    @Test
    void longMessagesAndEscapesAreDecoded() {
        String token = "0123456789abcdef0123456789abcdef";
        String line = "languard " + token + " chat ann ";
        assertThat(EventLine.parse(line + "a%2", token)).contains(new EventLine("chat", "ann", "a"));
        assertThat(EventLine.parse(line + "a%", token)).contains(new EventLine("chat", "ann", "a"));
        assertThat(EventLine.parse(line + "%1b%28T%40x%29hi%1bE%1b%28c@a%5c%29b%29!", token))
                .contains(new EventLine("chat", "ann", "hi!"));
        assertThat(EventLine.parse(line, token.replace('0', '1'))).isEmpty();
    }
}
