package io.languard.toolkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The byte vectors are also accepted by two third-party query libraries. */
class PlayersQueryTest {

    private static final String PLAYERS = "ffffffff440200416c706861000700000000007642004272c3a4766f00feffffff00006145";
    private static final List<SteamPlayer> READ =
            List.of(new SteamPlayer("Alpha", 7, 61.5f), new SteamPlayer("Brävo", -2, 3600));

    private final PlayersQuery query = new PlayersQuery();

    @Test
    void playersAreParsed() {
        assertThat(HexFormat.of().formatHex(query.request())).isEqualTo("ffffffff55ffffffff");
        assertThat(reply(PLAYERS)).contains(READ);
    }

    @Test
    void aChallengeReplacesThePreviousOne() {
        assertThat(reply("ffffffff410df0ad0b")).isEmpty();
        assertThat(HexFormat.of().formatHex(query.request())).isEqualTo("ffffffff550df0ad0b");
        assertThat(reply("ffffffff4101020304")).isEmpty();
        assertThat(HexFormat.of().formatHex(query.request())).isEqualTo("ffffffff5501020304");
        assertThat(reply(PLAYERS)).contains(READ);
    }

    @Test
    void partsOfAReplyMayArriveInAnyOrderAndTwice() {
        String first = PLAYERS.substring(0, 32);
        String last = PLAYERS.substring(32);
        assertThat(reply("feffffff" + "05000000" + "02" + "01" + "e004" + last)).isEmpty();
        assertThat(reply("feffffff" + "05000000" + "02" + "01" + "e004" + last)).isEmpty();
        assertThat(reply("feffffff" + "05000000" + "02" + "00" + "e004" + first))
                .contains(READ);
    }

    @Test
    void partsOfTwoRepliesDoNotMix() {
        String first = PLAYERS.substring(0, 32);
        String last = PLAYERS.substring(32);
        assertThat(reply("feffffff" + "05000000" + "02" + "01" + "e004" + last)).isEmpty();
        assertThat(reply("feffffff" + "06000000" + "02" + "00" + "e004" + first))
                .isEmpty();
        assertThat(reply("feffffff" + "06000000" + "02" + "05" + "e004" + last)).isEmpty();
        assertThat(reply("feffffff" + "06000000" + "02" + "01" + "e004" + last)).contains(READ);
    }

    @Test
    void truncatedRepliesAreIgnored() {
        for (int end = 0; end < PLAYERS.length(); end += 2) {
            assertThat(reply(PLAYERS.substring(0, end))).isEmpty();
        }
    }

    private Optional<List<SteamPlayer>> reply(String hex) {
        return query.reply(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}
