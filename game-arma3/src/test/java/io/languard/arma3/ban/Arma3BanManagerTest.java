package io.languard.arma3.ban;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ban.BanEffect;
import io.languard.api.ban.GameBan;
import io.languard.arma3.TestServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    void identitiesAreNormalized() {
        assertThat(bans.normalize(" " + G.toUpperCase() + " ")).contains(G);
        assertThat(bans.normalize("192.0.2.44")).contains("192.0.2.44");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "256.1.1.1", "1.2.3", "01.2.3.4", "76561197960265728", G + "0"})
    void otherTextIsNotAnIdentity(String text) {
        assertThat(bans.normalize(text)).isEmpty();
    }

    @Test
    void everyFormOfALineIsParsed() throws IOException {
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
    void aMissingFileHasNoBans() {
        assertThat(bans.read(server)).isEmpty();
    }

    @Test
    void otherLinesStayUnchangedByteForByte() throws IOException {
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
    void aRunningGameAppliesTheChangeImmediately() throws IOException {
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
    void bansAreSentToAGameThatDoesNotReloadItsFile() throws IOException {
        FakeBattlEye game = new FakeBattlEye(null);
        assertThat(bans.change(server, List.of(new GameBan(H, null, "bad", NOW.plusSeconds(90))), List.of(), game))
                .isEqualTo(BanEffect.NOW);
        assertThat(game.commands()).contains("addBan " + H + " 2 bad");
        assertThat(bans.change(server, List.of(), List.of(H), game)).isEqualTo(BanEffect.NOW);
        assertThat(game.memory()).isEmpty();
    }

    @Test
    void aNumberThatTwoBansHaveRemovesNeither() {
        FakeBattlEye game = new FakeBattlEye(null);
        game.restartNumbers();
        game.memory().addAll(List.of(G, H, "192.0.2.44"));
        assertThat(bans.change(server, List.of(), List.of("192.0.2.44"), game)).isEqualTo(BanEffect.NEXT_START);
        assertThat(bans.change(server, List.of(), List.of(G), game)).isEqualTo(BanEffect.NEXT_START);
        assertThat(game.memory()).containsExactly(G, H, "192.0.2.44");
        assertThat(bans.change(server, List.of(), List.of(H), game)).isEqualTo(BanEffect.NOW);
        assertThat(game.memory()).containsExactly(G, "192.0.2.44");
        game.memory().addAll(List.of("192.0.2.45", "192.0.2.46"));
        assertThat(bans.change(server, List.of(), List.of("192.0.2.46"), game)).isEqualTo(BanEffect.NEXT_START);
        game.memory().remove(G);
        assertThat(bans.change(server, List.of(), List.of("192.0.2.45"), game)).isEqualTo(BanEffect.NOW);
        assertThat(game.memory()).containsExactly("192.0.2.44", "192.0.2.46");
    }

    @Test
    void aGameThatReloadsItsFileNeedsNoNumbers() throws IOException {
        Files.writeString(file, G + " -1\n" + H + " -1\n192.0.2.44 -1\n");
        FakeBattlEye game = new FakeBattlEye(file);
        game.restartNumbers();
        game.load();
        assertThat(bans.change(server, List.of(), List.of("192.0.2.44"), game)).isEqualTo(BanEffect.NOW);
        assertThat(game.memory()).containsExactly(G, H);
        assertThat(game.commands()).noneMatch(command -> command.startsWith("removeBan"));
    }

    @Test
    void aReasonInAnyEncodingIsShownAndStaysAsItIs() throws IOException {
        byte[] latin = (G + " -1 Größe\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] windows = (H + " -1 „böse“ €\n").getBytes(Charset.forName("windows-1252"));
        byte[] utf8 = "192.0.2.44 -1 Größe 日本\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, latin);
        Files.write(file, windows, StandardOpenOption.APPEND);
        Files.write(file, utf8, StandardOpenOption.APPEND);
        assertThat(bans.read(server)).extracting(GameBan::reason).containsExactly("Größe", "„böse“ €", "Größe 日本");
        bans.change(server, List.of(new GameBan("192.0.2.45", null, "ü", null)), List.of(), null);
        byte[] written = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(written, latin.length)).isEqualTo(latin);
        assertThat(Arrays.copyOfRange(written, latin.length, latin.length + windows.length))
                .isEqualTo(windows);
        assertThat(bans.read(server)).extracting(GameBan::reason).endsWith("ü");
    }

    @Test
    void aBanTakesEffectImmediatelyEvenIfTheListIsTooLong() throws IOException {
        FakeBattlEye game = new FakeBattlEye(file);
        game.listNothing();
        assertThat(bans.change(server, List.of(new GameBan(H, null, "bad", null)), List.of(), game))
                .isEqualTo(BanEffect.NOW);
        assertThat(game.commands()).containsExactly("loadBans", "addBan " + H + " 0 bad");
        // Whether a ban is still in effect is unknown without the list.
        assertThat(bans.change(server, List.of(), List.of(H), game)).isEqualTo(BanEffect.NEXT_START);
    }

    @Test
    void aListOf25ThousandBansIsReadAndChangedQuickly() throws IOException {
        StringBuilder text = new StringBuilder("## ours ##\r\n");
        for (int count = 0; count < 25_000; count++) {
            text.append(
                    String.format("%032x %d Reason number %d\r\n", count, count % 3 == 0 ? -1 : 2_000_000_000, count));
        }
        Files.writeString(file, text);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Duration best = Duration.ofDays(1);
        for (int round = 0; round < 5; round++) {
            // Processor time, which does not depend on what else the machine does.
            long begun = threads.getCurrentThreadCpuTime();
            assertThat(bans.read(server)).hasSize(25_000);
            bans.change(server, List.of(new GameBan(String.format("%032x", round), null, "x", null)), List.of(), null);
            Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(500));
        assertThat(Files.readString(file)).startsWith("## ours ##\r\n").contains(String.format("%032x -1 x\r\n", 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "G -1",
                "G  -1  a b ",
                "\tG\t1764000000\tx",
                "G x",
                "G -",
                "G 1x",
                "G -1x",
                "G 1234567890123456",
                "Gx -1",
                "192.0.2.44 -1 r",
                "192.0.2.444 -1",
                " ",
                "-1 G",
                "G 0 zero",
                "G 1764000000"
            })
    void theDecoderAgreesWithARegularExpression(String line) throws IOException {
        Pattern expected = Pattern.compile(
                "\\s*(\\p{XDigit}{32}|\\d{1,3}(?:\\.\\d{1,3}){3})" + "(?:\\s+(-?\\d{1,15})(?:\\s(.*))?)?\\s*");
        String text = line.replace("G", G);
        Files.writeString(file, text);
        Matcher matcher = expected.matcher(text);
        boolean is = matcher.matches() && bans.normalize(matcher.group(1)).isPresent();
        assertThat(bans.read(server)).hasSize(is ? 1 : 0);
        if (is) {
            String reason = matcher.group(3) == null ? "" : matcher.group(3).strip();
            assertThat(bans.read(server).get(0).reason()).isEqualTo(reason);
            boolean ends = matcher.group(2) != null && Long.parseLong(matcher.group(2)) > 0;
            assertThat(bans.read(server).get(0).expires() != null).isEqualTo(ends);
        }
    }

    @Test
    void aRefusedChangeTakesEffectAtTheNextStart() {
        FakeBattlEye game = new FakeBattlEye(null);
        game.refuse();
        assertThat(bans.change(server, List.of(new GameBan(H, null, "", null)), List.of(), game))
                .isEqualTo(BanEffect.NEXT_START);
    }

    @Test
    void aChangeWithoutAResponseTakesEffectAtTheNextStart() throws IOException {
        FakeBattlEye game = new FakeBattlEye(file);
        game.silent();
        assertThat(bans.change(server, List.of(new GameBan(H, null, "", null)), List.of(), game))
                .isEqualTo(BanEffect.NEXT_START);
        assertThat(Files.readString(file)).isEqualTo(H + " -1\n");
    }
}
