package io.languard.arma3.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.arma3.simulator.battleye.RConPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorIT {
    private static final byte[] INFO = Hex.bytes("ffffffff54536f7572636520456e67696e6520517565727900");

    @TempDir
    private Path folder;

    private int port;
    private int rconPort;

    @BeforeEach
    void install() throws Exception {
        port = SimulatorProcess.freePort();
        rconPort = port + 100;
        Files.createDirectories(folder.resolve("mpmissions"));
        Files.createFile(folder.resolve("mpmissions/Alpha.Altis.pbo"));
        Files.writeString(
                folder.resolve("server.cfg"),
                """
                hostname = "Test";
                timeStampFormat = "short";
                class Missions { class M { template = "Alpha.Altis"; difficulty = "Regular"; }; };
                """);
        Files.createDirectories(folder.resolve("battleye"));
        Files.writeString(
                folder.resolve("battleye/beserver_x64.cfg"),
                "RConPassword secretPW\nRConPort " + rconPort + "\nRConIP 127.0.0.1\nRestrictRCon 0\n");
    }

    private SimulatorProcess start(String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-config=server.cfg", "-port=" + port, "-ip=127.0.0.1", "-pid=server.pid"));
        arguments.addAll(List.of(more));
        return SimulatorProcess.start(folder, arguments.toArray(String[]::new));
    }

    @Test
    void logsItsStartInTheOrderOfTheGame() throws Exception {
        try (SimulatorProcess server = start().awaitLine("Connected to Steam servers")) {
            List<String> parts = List.of(
                    "Arma 3 Console version 2.22.153000 x86 : port " + port,
                    "SteamAPI initialization failed.",
                    "Game Port: " + port + ", Steam Query Port: " + (port + 1),
                    "BattlEye Server: Initialized (v1.240)",
                    "Host identity created.",
                    "Connected to Steam servers");
            String all = String.join("\n", server.lines());
            assertThat(all).containsSubsequence(parts);
            assertThat(Files.readString(folder.resolve("server.pid")).strip())
                    .isEqualTo(String.valueOf(server.process().pid()));
        }
    }

    @Test
    void servesRConUntilItIsShutDown() throws Exception {
        try (SimulatorProcess server = start().awaitLine("Host identity created.");
                DatagramSocket socket = socket()) {
            assertThat(login(socket, "wrong")).isZero();
            assertThat(login(socket, "secretPW")).isOne();
            assertThat(message(socket)).startsWith("RCon admin #0 (127.0.0.1:");
            assertThat(command(socket, 0, "players")).endsWith("(0 players in total)");
            server.control("join Bravo Two 76561198066209976");
            server.awaitLine("Player Bravo Two connected (id=76561198066209976).");
            assertThat(message(socket)).isEqualTo("Player #0 Bravo Two (192.0.2.10:2304) connected");
            assertThat(command(socket, 1, "players")).contains("a0d1158281d8639495a1908b5a802470(OK) Bravo Two\n");
            assertThat(command(socket, 2, "#shutdown")).isEmpty();
            assertThat(server.awaitExit()).isZero();
            assertThat(folder.resolve("server.pid")).doesNotExist();
        }
    }

    @Test
    void respondsToServerBrowsers() throws Exception {
        try (SimulatorProcess server = start("-simPlayers=2").awaitLine("Game started.");
                DatagramSocket socket = socket()) {
            assertThat(server.process().isAlive()).isTrue();
            byte[] challenge = SimulatorProcess.exchange(socket, port + 1, INFO);
            assertThat(challenge).hasSize(9).startsWith(Hex.bytes("ffffffff41"));
            byte[] again = Arrays.copyOf(INFO, INFO.length + 4);
            System.arraycopy(challenge, 5, again, INFO.length, 4);
            byte[] info = SimulatorProcess.exchange(socket, port + 1, again);
            assertThat(new String(info, StandardCharsets.UTF_8))
                    .contains("Test\0Altis\0Arma3\0Alpha\0", "2.22.153000", ",s7,");
        }
    }

    @Test
    void movesTwelvePortsUpIfItsPortIsInUse() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(port, InetAddress.getLoopbackAddress());
                SimulatorProcess server = start()) {
            assertThat(taken.isBound()).isTrue();
            server.awaitLine("Game Port: " + (port + 12) + ", Steam Query Port: " + (port + 13));
        }
    }

    @Test
    void endsInAnOrderlyWayOnATerminationSignal() throws Exception {
        try (SimulatorProcess server =
                start("-profiles=profiles", "-name=server").awaitLine("Host identity created.")) {
            server.process().destroy();
            assertThat(server.awaitExit()).isZero();
            assertThat(folder.resolve("server.pid")).doesNotExist();
            assertThat(folder.resolve("profiles/home/server/server.Arma3Profile"))
                    .exists();
        }
    }

    @Test
    void neitherRespondsNorEndsWhileHanging() throws Exception {
        try (SimulatorProcess server = start().awaitLine("Host identity created.");
                DatagramSocket socket = socket()) {
            server.control("hang\nlog now hanging");
            server.awaitLine("now hanging");
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> SimulatorProcess.exchange(socket, port + 1, INFO))
                    .isInstanceOf(SocketTimeoutException.class);
            server.process().destroy();
            server.control("log still here");
            server.awaitLine("still here");
            assertThat(server.process().isAlive()).isTrue();
            server.control("unhang");
            assertThat(server.awaitExit()).isZero();
        }
    }

    @Test
    void ignoresTerminationSignalsOnRequest() throws Exception {
        Files.writeString(folder.resolve("simulator.args"), "-simIgnoreTerm\n");
        try (SimulatorProcess server = start().awaitLine("Host identity created.")) {
            server.process().destroy();
            server.control("log still here");
            server.awaitLine("still here");
            server.control("exit 3");
            assertThat(server.awaitExit()).isEqualTo(3);
        }
    }

    @Test
    void crashesWithAnExitCodeAndLogsAReport() throws Exception {
        try (SimulatorProcess server = start("-simCrashAfter=50:7")) {
            assertThat(server.awaitExit()).isEqualTo(7);
            assertThat(server.lines()).anyMatch(line -> line.startsWith("Exception code: C0000005"));
            assertThat(folder.resolve("server.pid")).exists();
        }
    }

    @Test
    void crashesByASignal() throws Exception {
        try (SimulatorProcess server = start().awaitLine("Host identity created.")) {
            server.control("crash abort");
            assertThat(server.awaitExit()).isEqualTo(128 + 6);
        }
    }

    @Test
    void rejectsAnInvalidConfiguration() throws Exception {
        Files.writeString(folder.resolve("server.cfg"), "hostname = \"x\";\nclass Missions { }\n");
        try (SimulatorProcess server = start()) {
            assertThat(server.awaitExit()).isOne();
            assertThat(server.lines())
                    .contains("ErrorMessage: File server.cfg, line 2: /Missions: Missing ';' after the class");
            assertThat(folder.resolve("server.pid")).doesNotExist();
        }
    }

    @Test
    void rejectsAMissingConfiguration() throws Exception {
        Files.delete(folder.resolve("server.cfg"));
        try (SimulatorProcess server = start()) {
            assertThat(server.awaitExit()).isOne();
            assertThat(server.lines()).anyMatch(line -> line.startsWith("ErrorMessage: File server.cfg, line 0"));
        }
    }

    @Test
    void rejectsUnknownKeysInStrictMode() throws Exception {
        Files.writeString(folder.resolve("server.cfg"), "hostnam = \"x\";\n");
        try (SimulatorProcess server = start("-simStrict")) {
            assertThat(server.awaitExit()).isOne();
            assertThat(server.lines()).anyMatch(line -> line.contains("Warning: unknown key '/hostnam'"));
        }
    }

    @Test
    void opensNoRConWithoutBattlEye() throws Exception {
        Files.writeString(folder.resolve("server.cfg"), "BattlEye = 0;\n");
        try (SimulatorProcess server = start().awaitLine("Host identity created.");
                DatagramSocket free = new DatagramSocket(rconPort, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
            assertThat(server.lines()).noneMatch(line -> line.contains("BattlEye Server:"));
        }
    }

    @Test
    void startsAChildProcessOnRequest() throws Exception {
        try (SimulatorProcess server = start().awaitLine("Host identity created.")) {
            server.control("fork");
            server.awaitLine("Child process ");
            ProcessHandle child = server.process().children().findFirst().orElseThrow();
            assertThat(child.isAlive()).isTrue();
            child.destroyForcibly();
            await().atMost(Duration.ofSeconds(5)).until(() -> !child.isAlive());
        }
    }

    private static DatagramSocket socket() throws Exception {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(5000);
        return socket;
    }

    private int login(DatagramSocket socket, String password) throws Exception {
        byte[] body = password.getBytes(StandardCharsets.UTF_8);
        byte[] reply = SimulatorProcess.exchange(socket, rconPort, new RConPacket(RConPacket.LOGIN, body).encode());
        return RConPacket.decode(reply).orElseThrow().body()[0];
    }

    private String message(DatagramSocket socket) throws Exception {
        RConPacket packet = RConPacket.decode(SimulatorProcess.receive(socket)).orElseThrow();
        assertThat(packet.type()).isEqualTo(RConPacket.MESSAGE);
        return packet.text();
    }

    private String command(DatagramSocket socket, int sequence, String text) throws Exception {
        byte[] body = ("\0" + text).getBytes(StandardCharsets.UTF_8);
        body[0] = (byte) sequence;
        byte[] reply = SimulatorProcess.exchange(socket, rconPort, new RConPacket(RConPacket.COMMAND, body).encode());
        RConPacket packet = RConPacket.decode(reply).orElseThrow();
        while (packet.type() != RConPacket.COMMAND || packet.sequence() != sequence) {
            packet = RConPacket.decode(SimulatorProcess.receive(socket)).orElseThrow();
        }
        return packet.text();
    }
}
