package io.languard.arma3.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.FakeQueryServer;
import io.languard.arma3.TestServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Arma3ReadinessTest {

    private static final String REQUEST = "ffffffff54536f7572636520456e67696e6520517565727900";
    private static final String CHALLENGE = "ffffffff410df0ad0b";
    private static final String INFO =
            "ffffffff49115465737400416c7469730041726d61330044656d6f0092a3032800646c0000322e323000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host identity created.",
                " 3:45:18 Host identity created.",
                "20:03:54 Host identity created.",
                "2021/08/28, 03:49:17 Host identity created.\r"
            })
    void theLogLineMakesTheServerReady(String line) {
        assertThat(watch(1).onLine(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"Host identity created.\"", "20:03:54 Player Host identity created.", "Dedicated host created."
            })
    void otherLinesDoNot(String line) {
        assertThat(watch(1).onLine(line)).isFalse();
    }

    @Test
    void aResponseToTheFirstQueryMakesTheServerReady() throws IOException {
        assertThat(check(List.of(INFO))).isTrue();
    }

    @Test
    void aChallengeIsReturned() throws IOException {
        assertThat(check(List.of(CHALLENGE, INFO))).isTrue();
    }

    @Test
    void endlessChallengesAndOtherResponsesDoNot() throws IOException {
        assertThat(check(List.of(CHALLENGE, CHALLENGE, CHALLENGE, INFO))).isFalse();
        assertThat(check(List.of("ffffffff"))).isFalse();
        assertThat(check(List.of("fffffffe49"))).isFalse();
        assertThat(check(List.of(""))).isFalse();
    }

    @Test
    void theBoundPortIsQueried() throws IOException {
        try (FakeQueryServer game = new FakeQueryServer(0)) {
            Arma3Readiness watch = watch(1);
            assertThat(watch.check(1)).isFalse();
            assertThat(watch.onLine("20:03:54 Game Port: " + game.gamePort() + ", Steam Query Port: 1"))
                    .isFalse();
            assertThat(watch.check(1)).isTrue();
        }
    }

    @Test
    void aClosedPortIsReportedImmediately() throws IOException {
        int port;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        long start = System.nanoTime();
        assertThat(watch(port).check(1)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
    }

    private static boolean check(List<String> replies) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread game = new Thread(() -> reply(socket, replies));
            game.setDaemon(true);
            game.start();
            return watch(socket.getLocalPort()).check(1);
        }
    }

    /** Replies with the given datagrams, and only to a valid request. */
    private static void reply(DatagramSocket socket, List<String> replies) {
        String expected = REQUEST;
        try {
            for (String reply : replies) {
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                socket.receive(packet);
                byte[] request = Arrays.copyOf(packet.getData(), packet.getLength());
                if (HexFormat.of().formatHex(request).equals(expected)) {
                    byte[] bytes = HexFormat.of().parseHex(reply);
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
                expected = REQUEST + "0df0ad0b";
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static Arma3Readiness watch(int queryPort) {
        return new Arma3Readiness(new TestServer(Path.of("servers/1")).ports(queryPort - 1, 2307));
    }
}
