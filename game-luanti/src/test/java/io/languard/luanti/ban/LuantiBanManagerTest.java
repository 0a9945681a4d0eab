package io.languard.luanti.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.GameServer;
import io.languard.api.ban.BanEffect;
import io.languard.api.ban.GameBan;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LuantiBanManagerTest {

    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final Instant OVER = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private final LuantiBanManager bans = new LuantiBanManager();
    private GameServer server;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        server = GameServerBuilder.forDirectory(directory).build();
        file = Files.createDirectories(directory.resolve("world")).resolve("ipban.txt");
    }

    @Test
    void addressesAreNormalized() {
        assertThat(bans.normalize(" 10.0.0.1 ")).contains("10.0.0.1");
        assertThat(bans.normalize("::FFFF:10.0.0.1")).contains("10.0.0.1");
        assertThat(bans.normalize("2001:DB8:0:0:1:0:0:0")).contains("2001:db8:0:0:1::");
        assertThat(bans.normalize("0:0:0:0:0:0:0:1")).contains("::1");
        assertThat(bans.normalize("1:2:3:4:5:6:7:8")).contains("1:2:3:4:5:6:7:8");
        for (String none : List.of("", "ann", "10.0.0.256", "10.0.0", "localhost", ":", "1:2", "::1%lo", "1.2.3.4|x")) {
            assertThat(bans.normalize(none)).as(none).isEmpty();
        }
    }

    @Test
    void aPlayerIsListedByAddress() {
        assertThat(bans.listedIdentity(new Player("ann", "ann", "ann", null, "::ffff:10.0.0.1", Map.of())))
                .contains("10.0.0.1");
        assertThat(bans.listedIdentity(new Player("ann", "ann", "ann", null, null, Map.of())))
                .isEmpty();
    }

    @Test
    void aBanIsListedImmediatelyAndTakesEffectAtTheNextStart() throws IOException {
        Files.writeString(file, "10.0.0.9|old\n");
        GameBan ban = new GameBan("10.0.0.1", "ann", "grief|ing\nand more", LATER);
        assertThat(bans.change(server, List.of(ban), List.of(), null)).isEqualTo(BanEffect.NEXT_START);
        // The game ends and writes its own list.
        Files.writeString(file, "10.0.0.9|old\n10.0.0.8|by the game\n");
        assertThat(bans.read(server))
                .containsExactlyInAnyOrder(
                        new GameBan("10.0.0.9", "old", "", null),
                        new GameBan("10.0.0.8", "by the game", "", null),
                        new GameBan("10.0.0.1", "ann", "grief|ing and more", LATER));
        LuantiBanStore.of(server).reconcile();
        assertThat(Files.readAllLines(file)).containsExactly("10.0.0.9|old", "10.0.0.8|by the game", "10.0.0.1|ann");
        assertThat(bans.read(server)).contains(new GameBan("10.0.0.1", "ann", "grief|ing and more", LATER));
    }

    @Test
    void aRemovedBanIsUnlistedImmediatelyAndLeavesTheFileAtTheNextStart() throws IOException {
        Files.writeString(file, "# kept\n10.0.0.9|old\n");
        bans.change(server, List.of(), List.of("10.0.0.9"), null);
        assertThat(bans.read(server)).isEmpty();
        Files.writeString(file, "# kept\n10.0.0.9|old\n");
        LuantiBanStore.of(server).reconcile();
        assertThat(Files.readAllLines(file)).containsExactly("# kept");
        assertThat(bans.read(server)).isEmpty();
    }

    @Test
    void linesOfOthersArePreservedByteForByte() throws IOException {
        byte[] present = "\uFEFF# comment\r\n\r\n10.0.0.9|J\u00fcrgen|more \r\n|nobody\nnot an address|x\n \n10.0.0.8\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, present);
        assertThat(bans.read(server))
                .containsExactly(
                        new GameBan("10.0.0.9", "J\u00fcrgen", "", null), new GameBan("10.0.0.8", null, "", null));
        bans.change(server, List.of(new GameBan("10.0.0.1", "J\u00fcrgen", "", null)), List.of(), null);
        LuantiBanStore.of(server).reconcile();
        byte[] added = "10.0.0.1|J\u00fcrgen\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Files.readAllBytes(file)).startsWith(present).endsWith(added).hasSize(present.length + added.length);
        assertThat(bans.read(server)).contains(new GameBan("10.0.0.1", "J\u00fcrgen", "", null));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkedListIsWrittenWhereItIs() throws IOException {
        Path shared = Files.writeString(directory.resolve("shared.txt"), "10.0.0.9|old\n");
        Files.createSymbolicLink(file, shared);
        bans.change(server, List.of(new GameBan("10.0.0.1", "ann", "", null)), List.of(), null);
        LuantiBanStore.of(server).reconcile();
        assertThat(file).isSymbolicLink();
        assertThat(shared).hasContent("10.0.0.9|old\n10.0.0.1|ann\n");
    }

    @Test
    void aBanRemovedByTheGameIsGone() throws IOException {
        bans.change(server, List.of(new GameBan("10.0.0.1", null, null, null)), List.of(), null);
        LuantiBanStore.of(server).reconcile();
        assertThat(Files.readString(file)).isEqualTo("10.0.0.1|\n");
        Files.writeString(file, "");
        assertThat(bans.read(server)).isEmpty();
    }

    @Test
    void anExpiredBanLeavesTheFileAtTheNextStart() throws IOException {
        bans.change(server, List.of(new GameBan("10.0.0.1", null, "", LATER)), List.of(), null);
        LuantiBanStore.of(server).reconcile();
        bans.change(server, List.of(new GameBan("10.0.0.1", null, "", OVER)), List.of(), null);
        assertThat(bans.read(server)).containsExactly(new GameBan("10.0.0.1", null, "", OVER));
        LuantiBanStore.of(server).reconcile();
        assertThat(Files.readString(file)).isEmpty();
    }

    @Test
    void aServerOnIpv6GetsIpv4MappedAddresses() throws IOException {
        GameServer ipv6 = GameServerBuilder.forDirectory(directory)
                .config("network", "ipv6_server", true)
                .config("network", "bind_address", "")
                .build();
        bans.change(ipv6, List.of(new GameBan("10.0.0.1", "a\nb|c", "", null)), List.of(), null);
        LuantiBanStore.of(ipv6).reconcile();
        assertThat(Files.readString(file)).isEqualTo("::ffff:10.0.0.1|a bc\n");
        assertThat(bans.read(ipv6)).containsExactly(new GameBan("10.0.0.1", "a bc", "", null));
    }

    @Test
    void otherTextIsRejected() {
        assertThatThrownBy(() -> bans.change(server, List.of(new GameBan("ann", null, "", null)), List.of(), null))
                .isInstanceOf(LanguardException.class);
    }
}
