package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    @TempDir
    Path folder;

    @Test
    void readinessIsReportedOnceTheApiRespondsAndTheWatchdogAfterThat() throws Exception {
        Path program = folder.resolve("systemd-notify");
        Files.writeString(program, SCRIPT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path sent = Files.createFile(folder.resolve("sent"));
        Map<String, String> settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("PATH", folder + ":" + System.getenv("PATH"));
        settings.put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        settings.put("WATCHDOG_USEC", "400000");
        settings.put("SENT", sent.toString());

        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            String address = languard.awaitReady().replaceAll(".*(http\\S+)/api", "$1");
            Awaitility.await().until(() -> Files.readAllLines(sent).size() >= 3);

            assertThat(Files.readAllLines(sent))
                    .startsWith("200 READY=1 STATUS=Ready: " + address, "200 WATCHDOG=1", "200 WATCHDOG=1");
        }
    }
}
