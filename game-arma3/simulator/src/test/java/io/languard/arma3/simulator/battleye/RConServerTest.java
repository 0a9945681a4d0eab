package io.languard.arma3.simulator.battleye;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.CapturedServerLog;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RConServerTest {
    private record Sent(InetSocketAddress to, RConPacket packet) {}

    private static final InetSocketAddress ALICE = new InetSocketAddress("127.0.0.1", 50000);
    private static final InetSocketAddress BOB = new InetSocketAddress("127.0.0.1", 50001);

    private final CapturedServerLog capturedServerLog = new CapturedServerLog();
    private final SimulatedBattlEye simulatedBattlEye =
            new SimulatedBattlEye(capturedServerLog.log(), new BanList(Path.of("bans.txt"), () -> 0));
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> executed = new ArrayList<>();
    private long now;
    private RConServer server;

    @BeforeEach
    void start() {
        server = server(RConRules.defaults());
    }

    private RConServer server(RConRules rules) {
        RConServer result = new RConServer(
                "secretPW",
                rules,
                () -> now,
                (to, datagram) ->
                        sent.add(new Sent(to, RConPacket.decode(datagram).orElseThrow())),
                (admin, command) -> {
                    executed.add(admin + ":" + command);
                    return "ran " + command;
                },
                simulatedBattlEye);
        simulatedBattlEye.setBroadcaster(result::broadcast);
        return result;
    }

    @Test
    void acceptsTheCorrectPasswordAndAnnouncesTheLogin() {
        login(ALICE, "secretPW");
        assertThat(sent.get(0).packet().body()).containsExactly(1);
        assertThat(messages(ALICE)).containsExactly("RCon admin #0 (127.0.0.1:50000) logged in");
        assertThat(capturedServerLog.lines())
                .containsExactly("BattlEye Server: RCon admin #0 (127.0.0.1:50000) logged in");
    }

    @Test
    void refusesAWrongPassword() {
        login(ALICE, "secretpw");
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).packet().body()).containsExactly(0);
        command(ALICE, 0, "players");
        assertThat(executed).isEmpty();
    }

    @Test
    void ignoresCommandsWithoutLogin() {
        command(BOB, 0, "players");
        assertThat(sent).isEmpty();
    }

    @Test
    void servesSeveralClientsAndListsThem() {
        login(ALICE, "secretPW");
        login(BOB, "secretPW");
        command(BOB, 0, "players");
        command(ALICE, 0, "admins");
        assertThat(executed).containsExactly("1:players");
        assertThat(last())
                .isEqualTo("Connected RCon admins:\n[#] [IP Address]:[Port]\n" + "-".repeat(29)
                        + "\n0   127.0.0.1:50000\n1   127.0.0.1:50001");
    }

    @Test
    void respondsToAnEmptyCommandWithAnEmptyReply() {
        login(ALICE, "secretPW");
        command(ALICE, 255, "");
        assertThat(sent.get(sent.size() - 1).packet().body()).containsExactly(255);
    }

    @Test
    void respondsToARepeatedCommandWithoutExecutingItAgain() {
        login(ALICE, "secretPW");
        command(ALICE, 3, "say -1 hi");
        command(ALICE, 3, "say -1 hi");
        assertThat(executed).hasSize(1);
        assertThat(sent.stream().filter(it -> it.packet().type() == RConPacket.COMMAND))
                .hasSize(2);
    }

    @Test
    void executesARepeatedCommandAgainIfForgetful() {
        server = server(RConRules.defaults().forgetful());
        login(ALICE, "secretPW");
        command(ALICE, 3, "say -1 hi");
        command(ALICE, 3, "say -1 hi");
        assertThat(executed).hasSize(2);
    }

    @Test
    void executesANewCommandWithAnOldSequenceAfterALogin() {
        login(ALICE, "secretPW");
        command(ALICE, 0, "players");
        login(ALICE, "secretPW");
        command(ALICE, 0, "players");
        assertThat(executed).containsExactly("0:players", "0:players");
    }

    @Test
    void resendsAnUnacknowledgedMessageForTenSecondsAndDropsTheClient() {
        login(ALICE, "secretPW");
        acknowledge(ALICE, 0);
        server.broadcast("hello");
        for (now = 0; now < 10_000; now += 100) {
            server.tick();
        }
        assertThat(messages(ALICE)).filteredOn("hello"::equals).hasSize(5);
        assertThat(server.admins()).hasSize(1);
        server.tick();
        assertThat(server.admins()).isEmpty();
    }

    @Test
    void resendsNoAcknowledgedMessage() {
        login(ALICE, "secretPW");
        acknowledge(ALICE, 0);
        server.broadcast("hello");
        acknowledge(ALICE, 1);
        now = 20_000;
        server.tick();
        assertThat(messages(ALICE)).filteredOn("hello"::equals).hasSize(1);
        assertThat(server.admins()).hasSize(1);
    }

    @Test
    void dropsAClientThatSendsNoCommandFor45Seconds() {
        login(ALICE, "secretPW");
        acknowledge(ALICE, 0);
        now = 44_000;
        command(ALICE, 0, "");
        now = 88_000;
        server.tick();
        assertThat(server.admins()).hasSize(1);
        now = 89_000;
        server.tick();
        assertThat(server.admins()).isEmpty();
        command(ALICE, 1, "players");
        assertThat(executed).isEmpty();
    }

    @Test
    void removesAClientThatLogsOut() {
        login(ALICE, "secretPW");
        command(ALICE, 0, "logout");
        assertThat(server.admins()).isEmpty();
    }

    @Test
    void acceptsANewPassword() {
        login(ALICE, "secretPW");
        command(ALICE, 0, "RConPassword other");
        sent.clear();
        login(BOB, "secretPW");
        assertThat(sent.get(0).packet().body()).containsExactly(0);
        login(BOB, "other");
        assertThat(sent.get(1).packet().body()).containsExactly(1);
    }

    @Test
    void wrapsTheCounterOfServerMessages() {
        login(ALICE, "secretPW");
        for (int i = 0; i < 300; i++) {
            acknowledge(ALICE, i & 0xff);
            server.broadcast("m" + i);
        }
        assertThat(sent.get(sent.size() - 1).packet().sequence()).isEqualTo(300 & 0xff);
    }

    private void login(InetSocketAddress from, String password) {
        server.received(from, new RConPacket(RConPacket.LOGIN, password.getBytes(StandardCharsets.UTF_8)).encode());
    }

    private void command(InetSocketAddress from, int sequence, String text) {
        server.received(
                from,
                RConPacket.sequenced(RConPacket.COMMAND, sequence, text.getBytes(StandardCharsets.UTF_8))
                        .encode());
    }

    private void acknowledge(InetSocketAddress from, int sequence) {
        server.received(from, new RConPacket(RConPacket.MESSAGE, new byte[] {(byte) sequence}).encode());
    }

    private String last() {
        return sent.get(sent.size() - 1).packet().text();
    }

    private List<String> messages(InetSocketAddress to) {
        return sent.stream()
                .filter(it -> it.to().equals(to) && it.packet().type() == RConPacket.MESSAGE)
                .map(it -> it.packet().text())
                .toList();
    }
}
