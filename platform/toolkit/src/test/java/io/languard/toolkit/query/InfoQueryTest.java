package io.languard.toolkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The byte vectors are also accepted by two third-party query libraries. */
class InfoQueryTest {

    private static final String REQUEST = "ffffffff54536f7572636520456e67696e6520517565727900";
    private static final String CHALLENGE = "ffffffff410df0ad0b";
    private static final String INFO =
            "ffffffff49115465737420c384726d6100416c7469730041726d613300436f2d6f702044656d6f0092a3"
                    + "032800646c0000322e32302e31353230303000b1fe08000000000100400162742c723232302c6e313532"
                    + "3030302c73372c69322c6d662c6c662c76742c64742c74636f6f702c6736353534352c68306131623263"
                    + "33642c66302c632d323134373438333634382d2d323134373438333634382c706c2c65302c6a302c6b30"
                    + "0092a3010000000000";

    private final InfoQuery query = new InfoQuery();

    @Test
    void theServerInfoIsParsed() {
        assertThat(HexFormat.of().formatHex(query.request())).isEqualTo(REQUEST);
        ServerInfo info = reply(INFO).orElseThrow();
        assertThat(info.name()).isEqualTo("Test Ärma");
        assertThat(info.map()).isEqualTo("Altis");
        assertThat(info.game()).isEqualTo("Co-op Demo");
        assertThat(info.players()).isEqualTo(3);
        assertThat(info.maxPlayers()).isEqualTo(40);
        assertThat(info.gamePort()).isEqualTo(2302);
        assertThat(info.keywords()).startsWith("bt,r220,n152000,s7,").endsWith(",k0");
    }

    @Test
    void aChallengeIsSentBack() {
        assertThat(reply(CHALLENGE)).isEmpty();
        assertThat(HexFormat.of().formatHex(query.request())).isEqualTo(REQUEST + "0df0ad0b");
        assertThat(reply(INFO)).isPresent();
    }

    @Test
    void extraFieldsMayBeMissing() {
        String version = HexFormat.of().formatHex("2.20.152000".getBytes());
        ServerInfo info = reply(INFO.substring(0, INFO.indexOf(version) + version.length() + 2))
                .orElseThrow();
        assertThat(info.gamePort()).isZero();
        assertThat(info.keywords()).isEmpty();
    }

    @Test
    void truncatedAndRandomDatagramsAreIgnored() {
        Random random = new Random(3);
        int least = INFO.indexOf(HexFormat.of().formatHex("2.20".getBytes()));
        for (int end = 0; end < least; end += 2) {
            assertThat(reply(INFO.substring(0, end))).isEmpty();
        }
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            assertThat(query.reply(ByteBuffer.wrap(bytes))).isEmpty();
        }
    }

    private Optional<ServerInfo> reply(String hex) {
        return query.reply(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}
