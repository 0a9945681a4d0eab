package io.languard.arma3.battleye;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.player.Player;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BattlEyeTextTest {

    private static final String G = "4fc867abf98b934e9e7eeaf15170258c";
    private static final String PLAYERS = "Players on server:\n[#] [IP Address]:[Port] [Ping] [GUID] [Name]\n"
            + "--------------------------------------------------\n"
            + "0   192.0.2.10:2304       47   4fc867abf98b934e9e7eeaf15170258c(OK) Alpha\n"
            + "1   198.51.100.7:2310     -1   - Bravo Two (Lobby)\n"
            + "2   203.0.113.9:50112     112  74AE012B5407e0a3cc2cd82ec1f8ba7d(?) Ça va (Lobby) (Lobby)\n"
            + "3   203.0.113.9:50113     5    74ae012b5407e0a3cc2cd82ec1f8ba7d 4 (3 players in total) \n";

    @ParameterizedTest
    @CsvSource({
        "76561197960265728, 4fc867abf98b934e9e7eeaf15170258c",
        "76561197960265729, 74ae012b5407e0a3cc2cd82ec1f8ba7d",
        "76561197960287930, a357f31c8335a5263e0d816e64445b6a",
        "76561198066209976, a0d1158281d8639495a1908b5a802470",
        "76561197996108375, 222ac690b634c55bc957aedd9d0e287f"
    })
    void theGuidIsDerivedFromTheSteamId(long steamId, String guid) {
        assertThat(BattlEyeGuid.ofSteamId(steamId)).isEqualTo(guid);
    }

    @Test
    void theGuidIsNotTheHashOfTheDigits() throws Exception {
        String ofDigits = HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5")
                        .digest("BE76561197960265728".getBytes(StandardCharsets.US_ASCII)));
        assertThat(ofDigits).isEqualTo("dc1bc79ebe3eff0cd43e39f6abd30f08");
        assertThat(BattlEyeGuid.ofSteamId(76561197960265728L)).isNotEqualTo(ofDigits);
    }

    @Test
    void aPlayerListIsParsed() {
        List<Player> players =
                PlayerListParser.parse(PLAYERS + "(4 players in total)\n").orElseThrow();
        assertThat(players).extracting(Player::slotId).containsExactly("0", "1", "2", "3");
        assertThat(players)
                .extracting(Player::name)
                .containsExactly("Alpha", "Bravo Two", "Ça va (Lobby)", "4 (3 players in total) ");
        assertThat(players).extracting(Player::ping).containsExactly(47, null, 112, 5);
        assertThat(players)
                .extracting(Player::identity)
                .containsExactly(G, null, "74ae012b5407e0a3cc2cd82ec1f8ba7d", "74ae012b5407e0a3cc2cd82ec1f8ba7d");
        assertThat(players.get(0).address()).isEqualTo("192.0.2.10");
        assertThat(players.get(0).gameData()).isEqualTo(Map.of("verified", true, "lobby", false));
        assertThat(players.get(2).gameData()).isEqualTo(Map.of("verified", false, "lobby", true));
    }

    @Test
    void aPlayerListMayHaveCrlfAndNoPlayers() {
        assertThat(PlayerListParser.parse(PLAYERS.replace("\n", "\r\n") + "(4 players in total)\r\n")
                        .orElseThrow())
                .hasSize(4);
        assertThat(PlayerListParser.parse("Players on server:\n(0 players in total)"))
                .contains(List.of());
    }

    @Test
    void aPlayerListWithoutItsEndIsIncomplete() {
        assertThat(PlayerListParser.parse(PLAYERS)).isEmpty();
    }

    @Test
    void aBanListIsParsedByItsPrintedIndices() {
        assertThat(BanListParser.parse("GUID Bans:\n[#] [GUID] [Minutes left] [Reason]\n----\n"
                        + "0  4FC867abf98b934e9e7eeaf15170258c perm Admin Ban\n"
                        + "1  74ae012b5407e0a3cc2cd82ec1f8ba7d 1432\n\nIP Bans:\n"
                        + "[#] [IP Address] [Minutes left] [Reason]\n----\n2  192.0.2.44      - test\n"))
                .isEqualTo(new BanListing(List.of(
                        new BanListing.Row(0, G),
                        new BanListing.Row(1, "74ae012b5407e0a3cc2cd82ec1f8ba7d"),
                        new BanListing.Row(2, "192.0.2.44"))));
    }

    @Test
    void anAdminListIsParsed() {
        assertThat(AdminListParser.parse(
                        "Connected RCon admins:\n[#] [IP Address]:[Port]\n-----------------------------\n"
                                + "0   127.0.0.1:50000\r\n12  192.0.2.1:1\n"))
                .containsExactly(
                        new AdminListParser.RconAdmin(0, "127.0.0.1", 50000),
                        new AdminListParser.RconAdmin(12, "192.0.2.1", 1));
    }

    @Test
    void aMissionListIsParsed() {
        assertThat(MissionListParser.parse("Missions on server:\nAlpha.Altis.pbo\r\nBravo Two.Stratis.pbo\n"))
                .containsExactly("Alpha.Altis", "Bravo Two.Stratis");
        assertThat(MissionListParser.parse("Alpha.Altis.pbo\n[x] (y).Enoch"))
                .containsExactly("Alpha.Altis", "[x] (y).Enoch");
        assertThat(MissionListParser.parse("Missions on server:\n")).isEmpty();
    }

    @Test
    void messagesAreMatchedFromTheOutsideIn() {
        assertThat(ServerMessage.parse("Player #3 A (1.2.3.4:5) connected (192.0.2.1:2304) connected"))
                .isEqualTo(new ServerMessage.Connected("3", "A (1.2.3.4:5) connected", "192.0.2.1"));
        assertThat(ServerMessage.parse("Player #3 Player #4 X disconnected disconnected"))
                .isEqualTo(new ServerMessage.Disconnected("3", "Player #4 X disconnected"));
        assertThat(ServerMessage.parse("Player #3 A B - GUID: " + G + " (unverified)"))
                .isEqualTo(new ServerMessage.Identified("3", "A B", G, false));
        assertThat(ServerMessage.parse("Player #3 A B - BE GUID: " + G))
                .isEqualTo(new ServerMessage.Identified("3", "A B", G, false));
        assertThat(ServerMessage.parse("Verified GUID (" + G + ") of player #3 A B"))
                .isEqualTo(new ServerMessage.Identified("3", "A B", G, true));
        assertThat(ServerMessage.parse("Player #3 A (-) has been kicked by BattlEye: Ping too high (900)"))
                .isEqualTo(new ServerMessage.Kicked("3", "A", null, "Ping too high (900)"));
        assertThat(ServerMessage.parse("Connected to BE Master"))
                .isEqualTo(new ServerMessage.Unrecognized("Connected to BE Master"));
        assertThat(ServerMessage.parse("RemoteExec Log: #1 A (" + G + ") - #5 \"x\ny\""))
                .isInstanceOf(ServerMessage.FilterHit.class);
    }

    @Test
    void aChatLineIsSplitByTheNamesOfConnectedPlayers() {
        ServerMessage.Chat chat = (ServerMessage.Chat) ServerMessage.parse("(Side) a: b: hello: you");
        assertThat(ChatParser.parse(chat, List.of("a", "a: b")).detail())
                .isEqualTo(Map.of("channel", "Side", "name", "a: b", "message", "hello: you"));
        assertThat(ChatParser.parse(chat, List.of()).detail())
                .isEqualTo(Map.of("channel", "Side", "name", "a", "message", "b: hello: you"));
    }
}
