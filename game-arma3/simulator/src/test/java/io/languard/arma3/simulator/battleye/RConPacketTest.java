package io.languard.arma3.simulator.battleye;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.Hex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RConPacketTest {
    @ParameterizedTest
    @CsvSource({
        "4245b6da5ae4ff007365637265745057, secretPW",
        "4245256f7641ff0061646d696e, admin",
        "42458deffdd2ff00, ''",
        "424566cb1f81ff0070c3a47373, päss"
    })
    void decodesLogins(String datagram, String password) {
        RConPacket packet = RConPacket.decode(Hex.bytes(datagram)).orElseThrow();
        assertThat(packet.type()).isEqualTo(RConPacket.LOGIN);
        assertThat(new String(packet.body(), StandardCharsets.UTF_8)).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "4245f93794aeff0100706c6179657273, 0, players",
        "42456f42adcfff01006d697373696f6e73, 0, missions",
        "42453d856261ff0100636f6d6d616e6473, 0, commands",
        "424567373e62ff0101706c6179657273, 1, players",
        "42456b972e13ff010162616e73, 1, bans",
        "4245e1a0e375ff010276657273696f6e, 2, version",
        "4245d2383345ff0105736179202d31204772c3b6c39f65, 5, say -1 Größe",
        "4245d5be527fff01066b69636b20302041464b, 6, kick 0 AFK",
        "42451f31df88ff01ff706c6179657273, 255, players",
        "4245bedcc258ff0100, 0, ''",
        "424528ecc52fff0101, 1, ''",
        "42453333c075ff01ff, 255, ''"
    })
    void decodesCommands(String datagram, int sequence, String text) {
        RConPacket packet = RConPacket.decode(Hex.bytes(datagram)).orElseThrow();
        assertThat(packet.type()).isEqualTo(RConPacket.COMMAND);
        assertThat(packet.sequence()).isEqualTo(sequence);
        assertThat(packet.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"42457d8fef73ff0200, 0", "4245de1a8bedff0207, 7", "4245f060ed5eff02ff, 255"})
    void decodesAcknowledgements(String datagram, int sequence) {
        RConPacket packet = RConPacket.decode(Hex.bytes(datagram)).orElseThrow();
        assertThat(packet.type()).isEqualTo(RConPacket.MESSAGE);
        assertThat(packet.sequence()).isEqualTo(sequence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4245",
                "4245ba19ae3cff0500",
                "4245f83794aeff0100706c6179657273",
                "4345f93794aeff0100706c6179657273",
                "4245f93794aefe0100706c6179657273",
                "4245b6da5ae4ff"
            })
    void dropsDamagedDatagrams(String datagram) {
        assertThat(RConPacket.decode(Hex.bytes(datagram))).isEmpty();
    }

    @Test
    void encodesLoginReplies() {
        assertThat(Hex.text(RConPacket.loginReply(true).encode())).isEqualTo("424569ddde36ff0001");
        assertThat(Hex.text(RConPacket.loginReply(false).encode())).isEqualTo("4245ffedd941ff0000");
    }

    @ParameterizedTest
    @CsvSource({
        "7, Server message, 42456a449860ff0207536572766572206d657373616765",
        "0, Player #0 Test (127.0.0.1:2304) connected,"
                + " 4245f68c0a0cff0200506c61796572202330205465737420283132372e302e302e313a323330342920636f6e6e6563746564",
        "255, RCon admin #0 (127.0.0.1:50000) logged in,"
                + " 424542451835ff02ff52436f6e2061646d696e20233020283132372e302e302e313a353030303029206c6f6767656420696e"
    })
    void encodesServerMessages(int sequence, String text, String datagram) {
        assertThat(Hex.text(RConPacket.message(sequence, text).encode())).isEqualTo(datagram);
    }

    @Test
    void encodesSingleReplies() {
        ReplySplitter splitter = new ReplySplitter(512);
        assertThat(texts(splitter.datagrams(1, "Hello"))).containsExactly("4245017fb11fff010148656c6c6f");
        assertThat(texts(splitter.datagrams(0, ""))).containsExactly("4245bedcc258ff0100");
        assertThat(texts(splitter.datagrams(1, ""))).containsExactly("424528ecc52fff0101");
        assertThat(texts(splitter.datagrams(3, ""))).containsExactly("4245048dcbc1ff0103");
    }

    @Test
    void splitsLongRepliesByBytes() {
        assertThat(texts(new ReplySplitter(4).datagrams(9, "Grüße")))
                .hasSize(2)
                .last()
                .isEqualTo(Hex.text(RConPacket.sequenced(RConPacket.COMMAND, 9, Hex.bytes("000201 c39f65"))
                        .encode()));
        assertThat(texts(new ReplySplitter(10).datagrams(4, "Players on ")))
                .first()
                .asString()
                .endsWith("ff0104000200506c6179657273206f6e");
    }

    @Test
    void encodesKnownSplitReplies() {
        assertThat(part(4, "000300506c6179657273206f6e20")).isEqualTo("42451c695601ff0104000300506c6179657273206f6e20");
        assertThat(part(4, "0003017365727665723a0a")).isEqualTo("4245d01c3799ff01040003017365727665723a0a");
        assertThat(part(4, "000302454e44")).isEqualTo("42451a261013ff0104000302454e44");
        assertThat(part(9, "0002004772c3")).isEqualTo("4245f31d05e6ff01090002004772c3");
        assertThat(part(9, "000201bcc39f65")).isEqualTo("424588e21d75ff0109000201bcc39f65");
    }

    @Test
    void createsAtMost255Parts() {
        assertThat(new ReplySplitter(1).datagrams(0, "x".repeat(10_000))).hasSizeLessThanOrEqualTo(255);
    }

    private static String part(int sequence, String rest) {
        return Hex.text(RConPacket.sequenced(RConPacket.COMMAND, sequence, Hex.bytes(rest))
                .encode());
    }

    private static List<String> texts(List<byte[]> datagrams) {
        return datagrams.stream().map(Hex::text).toList();
    }
}
