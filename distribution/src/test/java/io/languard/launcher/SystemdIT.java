package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation as a service of systemd, whose program {@code systemd-notify} is replaced by a script. */
class SystemdIT {

    /** Appends the words, and the status of the API at that moment. */
    private static final String SCRIPT =
            """
            #!/bin/bash
            exec 3<>/dev/tcp/127.0.0.1/$LANGUARD_PORT
            printf 'GET /api/system/health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3
            read -r _ status _ <&3
            echo "$status $*" >> "$SENT"
            """;

    /** A few more than the server accepts. */
    private static final int CONNECTIONS = 1030;

    @TempDir
    Path folder;

    @Test
    void readinessIsReportedOnceTheApiRespondsAndTheWatchdogAfterThat() throws Exception {
        Path program = folder.resolve("systemd-notify");
        Files.writeString(program, SCRIPT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path sent = Files.createFile(folder.resolve("sent"));
        try (InstallationProcess languard = InstallationProcess.run(settings(sent))) {
            String address = languard.awaitReady().replaceAll(".*(http\\S+)/api", "$1");
            Awaitility.await().until(() -> Files.readAllLines(sent).size() >= 3);

            assertThat(Files.readAllLines(sent))
                    .startsWith("200 READY=1 STATUS=Ready: " + address, "200 WATCHDOG=1", "200 WATCHDOG=1");
        }
    }

    @Test
    void connectionsFromOutsideDoNotMakeALivePlatformLookDead() throws Exception {
        Path program = folder.resolve("systemd-notify");
        Files.writeString(program, "#!/bin/sh\necho \"$*\" >> \"$SENT\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path sent = Files.createFile(folder.resolve("sent"));
        Map<String, String> settings = settings(sent);
        List<Socket> clients = new ArrayList<>();

        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            int port = Integer.parseInt(settings.get("LANGUARD_PORT"));
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            try (Socket late = new Socket(InetAddress.getLoopbackAddress(), port)) {
                late.setSoTimeout(1000);
                late.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThatThrownBy(late.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);

                int before = Files.readAllLines(sent).size();
                Awaitility.await().until(() -> Files.readAllLines(sent).size() >= before + 3);
                assertThatThrownBy(late.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private Map<String, String> settings(Path sent) throws Exception {
        Map<String, String> settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("PATH", folder + ":" + System.getenv("PATH"));
        settings.put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        settings.put("WATCHDOG_USEC", "400000");
        settings.put("SENT", sent.toString());
        return settings;
    }
}
