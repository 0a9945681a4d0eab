package io.languard.arma3.ban;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ban.BanEffect;
import io.languard.api.ban.GameBan;
import io.languard.arma3.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Arma3BanManagerTest {

    private static final String G = "4fc867abf98b934e9e7eeaf15170258c";
    private static final String H = "74ae012b5407e0a3cc2cd82ec1f8ba7d";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Arma3BanManager bans = new Arma3BanManager(Clock.fixed(NOW, ZoneOffset.UTC));

    @TempDir
    Path directory;

    private TestServer server;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        server = new TestServer(directory);
        file = directory.resolve("battleye/bans.txt");
        Files.createDirectories(file.getParent());
    }

    @Test
    void identitiesHaveOneForm() {
        assertThat(bans.normalize(" " + G.toUpperCase() + " ")).contains(G);
        assertThat(bans.normalize("192.0.2.44")).contains("192.0.2.44");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "256.1.1.1", "1.2.3", "01.2.3.4", "76561197960265728", G + "0"})
    void whatTheGameCantBanIsNoIdentity(String text) {
        assertThat(bans.normalize(text)).isEmpty();
    }

    @Test
    void everyFormOfALineIsRead() throws IOException {
        Files.writeString(
                file,
                "## ours ##\r\n" + G.toUpperCase() + " -1 Admin Ban\r\n" + H
                        + "\n192.0.2.44 1764000000 Grüße\n\nnonsense here\n" + G + " 1764000000 shorter");
        assertThat(bans.read(server))
                .containsExactly(
                        new GameBan(G, null, "Admin Ban", null),
                        new GameBan(H, null, "", null),
                        new GameBan("192.0.2.44", null, "Grüße", Instant.ofEpochSecond(1764000000)));
    }

    @Test
    void noFileMeansNoBans() {
        assertThat(bans.read(server)).isEmpty();
    }

    @Test
    void linesThatAreNotConcernedStayByteForByte() throws IOException {
        byte[] odd = {'#', (byte) 0xFF, (byte) 0x80, ' ', '\r', '\n'};
        Files.write(file, odd);
        Files.writeString(file, G + " -1  two  blanks \r\n" + H + " -1 x\r\n192.0.2.1", StandardOpenOption.APPEND);
        BanEffect effect = bans.change(
                server, List.of(new GameBan(H, null, "new\nline", Instant.ofEpochSecond(2000000000))), List.of(), null);
        assertThat(effect).isEqualTo(BanEffect.NEXT_START);
        byte[] written = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(written, odd.length)).isEqualTo(odd);
        assertThat(new String(written, odd.length, written.length - odd.length))
                .isEqualTo(G + " -1  two  blanks \r\n192.0.2.1\r\n" + H + " 2000000000 new line\r\n");
        bans.change(server, List.of(), List.of(G.toUpperCase(), "192.0.2.1"), null);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).substring(odd.length))
                .isEqualTo(H + " 2000000000 new line\r\n");
    }

    @Test
    void aRunningGameTakesTheChangeAtOnce() throws IOException {
        Files.writeString(file, "## ours ##\n" + G + " -1 old\n192.0.2.44 -1\n");
        FakeBattlEye game = new FakeBattlEye(file);
        game.load();
        BanEffect effect = bans.change(
                server,
                List.of(new GameBan(H, null, "bad", NOW.plusSeconds(90)), new GameBan(G, null, "again", null)),
                List.of("192.0.2.44"),
                game);
        assertThat(effect).isEqualTo(BanEffect.NOW);
        assertThat(game.memory()).containsExactlyInAnyOrder(G, H);
        assertThat(Files.readString(file))
                .startsWith("## ours ##\n")
                .contains(G + " -1 again")
                .doesNotContain("192.");
    }

    @Test
    void aGameThatDoesNotReadItsFileAgainIsToldEachBan() throws IOException {
        FakeBattlEye game = new FakeBattlEye(null);
        assertThat(bans.change(server, List.of(new GameBan(H, null, "bad", NOW.plusSeconds(90))), List.of(), game))
                .isEqualTo(BanEffect.NOW);
        assertThat(game.commands()).contains("addBan " + H + " 2 bad");
        assertThat(bans.change(server, List.of(), List.of(H), game)).isEqualTo(BanEffect.NOW);
        assertThat(game.memory()).isEmpty();
    }

    @Test
    void aGameThatDoesNotAnswerKnowsItFromTheNextStart() throws IOException {
        FakeBattlEye game = new FakeBattlEye(file);
        game.silent();
        assertThat(bans.change(server, List.of(new GameBan(H, null, "", null)), List.of(), game))
                .isEqualTo(BanEffect.NEXT_START);
        assertThat(Files.readString(file)).isEqualTo(H + " -1\n");
    }
}
