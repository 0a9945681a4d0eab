package io.languard.arma3.rcon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCodecTest {

    @ParameterizedTest
    @CsvSource({
        "secretPW, 4245b6da5ae4ff007365637265745057",
        "admin, 4245256f7641ff0061646d696e",
        "'', 42458deffdd2ff00",
        "päss, 424566cb1f81ff0070c3a47373"
    })
    void aLoginContainsThePassword(String password, String hex) {
        assertThat(HexFormat.of().formatHex(PacketCodec.login(password))).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "0, players, 4245f93794aeff0100706c6179657273",
        "0, missions, 42456f42adcfff01006d697373696f6e73",
        "0, commands, 42453d856261ff0100636f6d6d616e6473",
        "1, players, 424567373e62ff0101706c6179657273",
        "1, bans, 42456b972e13ff010162616e73",
        "2, version, 4245e1a0e375ff010276657273696f6e",
        "5, say -1 Größe, 4245d2383345ff0105736179202d31204772c3b6c39f65",
        "6, kick 0 AFK, 4245d5be527fff01066b69636b20302041464b",
        "255, players, 42451f31df88ff01ff706c6179657273",
        "0, '', 4245bedcc258ff0100",
        "1, '', 424528ecc52fff0101",
        "255, '', 42453333c075ff01ff"
    })
    void aCommandContainsItsSequence(int sequence, String text, String hex) {
        byte[] datagram = PacketCodec.command(sequence, text.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(datagram)).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({"0, 42457d8fef73ff0200", "7, 4245de1a8bedff0207", "255, 4245f060ed5eff02ff"})
    void anAcknowledgementContainsOnlyTheSequence(int sequence, String hex) {
        assertThat(HexFormat.of().formatHex(PacketCodec.acknowledge(sequence))).isEqualTo(hex);
    }

    @Test
    void loginRepliesAreDecoded() {
        assertThat(read("424569ddde36ff0001")).contains(new Packet.LoginReply(true));
        assertThat(read("4245ffedd941ff0000")).contains(new Packet.LoginReply(false));
    }

    @Test
    void repliesAreDecoded() {
        Packet.CommandReply commandReply =
                (Packet.CommandReply) read("4245017fb11fff010148656c6c6f").orElseThrow();
        assertThat(commandReply.sequence()).isEqualTo(1);
        assertThat(text(commandReply.text())).isEqualTo("Hello");
        Packet.CommandReply empty =
                (Packet.CommandReply) read("4245048dcbc1ff0103").orElseThrow();
        assertThat(empty.sequence()).isEqualTo(3);
        assertThat(empty.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "42451c695601ff0104000300506c6179657273206f6e20, 4, 3, 0, 'Players on '",
        "42451a261013ff0104000302454e44, 4, 3, 2, END"
    })
    void partsOfRepliesAreDecoded(String hex, int sequence, int total, int index, String text) {
        Packet.ReplyPart part = (Packet.ReplyPart) read(hex).orElseThrow();
        assertThat(part.sequence()).isEqualTo(sequence);
        assertThat(part.total()).isEqualTo(total);
        assertThat(part.index()).isEqualTo(index);
        assertThat(text(part.text())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "42456a449860ff0207536572766572206d657373616765, 7, Server message",
        "4245f68c0a0cff0200506c61796572202330205465737420283132372e302e302e313a323330342920636f6e6e6563746564,"
                + " 0, Player #0 Test (127.0.0.1:2304) connected",
        "424542451835ff02ff52436f6e2061646d696e20233020283132372e302e302e313a353030303029206c6f6767656420696e,"
                + " 255, RCon admin #0 (127.0.0.1:50000) logged in"
    })
    void serverMessagesAreDecoded(String hex, int sequence, String text) {
        Packet.MessagePacket message = (Packet.MessagePacket) read(hex).orElseThrow();
        assertThat(message.sequence()).isEqualTo(sequence);
        assertThat(text(message.text())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4245d38cd7afff0002",
                "4245ba19ae3cff0500",
                "4245f83794aeff0100706c6179657273",
                "",
                "42",
                "4245b6da5ae4ff",
                "4345bedcc258ff0100",
                "4245bedcc258fe0100"
            })
    void otherDatagramsAreDropped(String hex) {
        assertThat(read(hex)).isEmpty();
    }

    static Optional<Packet> read(String hex) {
        return PacketCodec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
