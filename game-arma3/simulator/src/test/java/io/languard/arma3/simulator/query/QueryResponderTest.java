package io.languard.arma3.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.Hex;
import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.config.StrictConfigParser;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryResponderTest {
    private static final InetSocketAddress CLIENT = new InetSocketAddress("127.0.0.1", 50000);
    private static final String CHALLENGE = "ffffffff410df0ad0b";
    private static final String INFO_REQUEST = "ffffffff54536f7572636520456e67696e6520517565727900";
    private static final String INFO_REPLY = "ffffffff49115465737420c384726d6100416c7469730041726d613300436f2d6f702044"
            + "656d6f0092a3032800646c0000322e32302e31353230303000b1fe08000000000100400162742c723232302c6e3135"
            + "323030302c73372c69322c6d662c6c662c76742c64742c74636f6f702c6736353534352c6830613162326333642c"
            + "66302c632d323134373438333634382d2d323134373438333634382c706c2c65302c6a302c6b300092a30100000000 00";
    private static final String PLAYER_REPLY =
            "ffffffff440200416c706861000700000000007642004272c3a4766f00feffffff00006145";
    private static final String RULES_REPLY = "ffffffff4502000102000301021001028a0101443322110101010277660100020200"
            + "030415e4de1a064342415f41330101026133 00";

    private final QueryResponder responder = new QueryResponder(source(), from -> 0x0BADF00D, true);

    private static QueryResponder.Source source() {
        return new QueryResponder.Source() {
            @Override
            public QueryInfo info() {
                return new QueryInfo(
                        "Test \u00c4rma",
                        "Altis",
                        "Co-op Demo",
                        3,
                        40,
                        false,
                        "2.20.152000",
                        2302,
                        90071996842377216L,
                        KeywordEncoder.encode("2.20.152000", settings(), 7, "Veteran", false));
            }

            @Override
            public List<QueryPlayer> players() {
                return List.of(new QueryPlayer("Alpha", 7, 61.5f), new QueryPlayer("Br\u00e4vo", -2, 3600));
            }

            @Override
            public QueryRules rules() {
                return new QueryRules(
                        new TreeMap<>(Map.of(0x10, 0x11223344)),
                        2,
                        1,
                        true,
                        true,
                        List.of(new QueryRules.BrowserMod(0xFF667700, 450814997, "CBA_A3")),
                        List.of("a3"));
            }
        };
    }

    private static ServerSettings settings() {
        try {
            return new ServerSettings(StrictConfigParser.parse("", "verifySignatures = 2;"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String reply(String query) {
        return responder.respond(CLIENT, Hex.bytes(query)).map(Hex::text).orElse("");
    }

    @Test
    void respondsToInfoAfterTheChallengeIsReturned() {
        assertThat(reply(INFO_REQUEST)).isEqualTo(CHALLENGE);
        assertThat(reply(INFO_REQUEST + "0df0ad0b")).isEqualTo(INFO_REPLY.replace(" ", ""));
    }

    @Test
    void respondsToInfoImmediatelyWithoutChallenge() {
        QueryResponder open = new QueryResponder(source(), from -> 0, false);
        assertThat(open.respond(CLIENT, Hex.bytes(INFO_REQUEST)).map(Hex::text)).contains(INFO_REPLY.replace(" ", ""));
    }

    @Test
    void challengesAgainAfterAWrongChallenge() {
        assertThat(reply(INFO_REQUEST + "00000000")).isEqualTo(CHALLENGE);
    }

    @Test
    void respondsToPlayers() {
        assertThat(reply("ffffffff55ffffffff")).isEqualTo(CHALLENGE);
        assertThat(reply("ffffffff550df0ad0b")).isEqualTo(PLAYER_REPLY);
    }

    @Test
    void respondsToRules() {
        assertThat(reply("ffffffff56ffffffff")).isEqualTo(CHALLENGE);
        assertThat(Hex.text(source().rules().content()))
                .isEqualTo("030010008a014433221101007766ff0415e4de1a064342415f413301026133");
        assertThat(Hex.text(source().rules().encode(20))).isEqualTo(RULES_REPLY.replace(" ", ""));
        assertThat(reply("ffffffff560df0ad0b")).startsWith("ffffffff450100010100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ffffffff", "ffffffff57", "feffffff54", "ffffffff54536f757263", "ffffffff55", "ffffffff56ff"
            })
    void ignoresAnythingElse(String query) {
        assertThat(reply(query)).isEmpty();
    }
}
