package io.languard.luanti.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.process.PortBinding;
import io.languard.testkit.GameServerBuilder;
import io.languard.toolkit.net.UdpPortInspector;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LuantiReadinessTest {

    private static final String LISTENING =
            "2026-11-25 20:35:33: ACTION[Main]: Server for gameid=\"minetest_game\" listening on 127.0.0.1:31000.";

    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerIsReadyWhenItReportsSoAndHasBoundThePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            LuantiReadiness readiness = new LuantiReadiness(socket.getLocalPort(), new UdpPortInspector());
            assertThat(readiness.onLine("2026-11-25 20:35:33: ACTION[Main]: World at [/w]"))
                    .isFalse();
            assertThat(readiness.check(ProcessHandle.current().pid())).isFalse();
            readiness.onLine(LISTENING);
            assertThat(readiness.check(ProcessHandle.current().pid())).isTrue();
            Process other = new ProcessBuilder("sleep", "60").start();
            try {
                assertThat(readiness.check(other.pid()))
                        .as("the port of another process")
                        .isFalse();
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLineAloneIsNotEnough() throws IOException {
        int port;
        try (DatagramSocket socket = new DatagramSocket(0)) {
            port = socket.getLocalPort();
        }
        LuantiReadiness readiness = new LuantiReadiness(port, new UdpPortInspector());
        readiness.onLine(LISTENING);
        assertThat(readiness.check(ProcessHandle.current().pid())).isFalse();
    }

    @Test
    void withoutPortInformationTheLogLineDecides() {
        LuantiReadiness readiness = new LuantiReadiness(31000, new UdpPortInspector(directory));
        assertThat(readiness.check(1)).isFalse();
        readiness.onLine(LISTENING);
        assertThat(readiness.check(1)).isTrue();
    }

    @Test
    void everyFileIsNamedAndTheWorldIsInTheServersDirectory() throws IOException {
        LuantiServerLauncher process = new LuantiServerLauncher();
        var server = GameServerBuilder.forDirectory(directory)
                .gamePort(31000)
                .config("world", "game", "mygame")
                .config("launch", "verbosity", "info")
                .build();
        assertThat(process.ports(server)).containsExactly(PortBinding.udp(31000, "game"));
        assertThat(process.launchCommand(server).arguments())
                .isEqualTo(List.of(
                        "--config",
                        directory + "/minetest.conf",
                        "--logfile",
                        directory + "/debug.txt",
                        "--world",
                        directory + "/world",
                        "--gameid",
                        "mygame",
                        "--port",
                        "31000",
                        "--color",
                        "never",
                        "--info"));
        assertThat(Files.isDirectory(directory.resolve("world"))).isTrue();
    }
}
