package io.languard.toolkit.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UdpPortInspectorTest {

    private final long ownPid = ProcessHandle.current().pid();

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPortIsBoundByTheProcessThatHoldsIt() throws IOException {
        UdpPortInspector inspector = new UdpPortInspector();
        int port;
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            port = socket.getLocalPort();
            assertThat(inspector.isBound(ownPid, port)).isTrue();
            Process other = new ProcessBuilder("sleep", "60").start();
            try {
                assertThat(inspector.isBound(other.pid(), port)).isFalse();
            } finally {
                other.destroyForcibly();
            }
        }
        assertThat(inspector.isBound(ownPid, port)).isFalse();
    }

    @Test
    void everyPortCountsAsBoundWithoutProcFileSystem(@TempDir Path empty) {
        assertThat(new UdpPortInspector(empty).isBound(1, 31000)).isTrue();
    }
}
