package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import io.languard.testkit.FreePorts;
import io.languard.testkit.fake.FakeAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation as the main process of a container, whose end ends all others. Requires root for a namespace. */
class ContainerIT {

    private static final String PASSWORD = "only for this test";
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    /** A start script around a game that needs two seconds to save. */
    private static final String SCRIPT =
            """
            #!/bin/sh
            sh -c 'trap "sleep 2; echo x > saved; exit 0" TERM; echo READY; while :; do sleep 0.1; done' | tee log
            """;

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private PlainApiClient client;

    @BeforeEach
    void createNamespace() throws Exception {
        assumeTrue(
                Files.isExecutable(UNSHARE)
                        && new ProcessBuilder(UNSHARE.toString(), "--pid", "--fork", "--mount-proc", "true")
                                        .start()
                                        .waitFor()
                                == 0,
                "requires root to create a namespace");
        settings = InstallationProcess.settings(folder.resolve("data"));
        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        Path jar = Path.of(FakeAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(jar, adapters.resolve("fake.jar"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        client = new PlainApiClient(settings.get("LANGUARD_PORT"));
    }

    @Test
    void sigtermLetsGamesSaveAndTheNextStartRunsThemAgain() throws Exception {
        String server;
        try (InstallationProcess languard = runInNamespace()) {
            languard.awaitReady();
            server = startServer();
            languard.terminateChild();
            languard.exitStatus();
        }
        Path saved = folder.resolve("data").resolve(server.substring(1)).resolve("saved");
        assertThat(saved).exists();

        try (InstallationProcess again = runInNamespace()) {
            again.awaitReady();
            client.login("admin", PASSWORD);
            client.await(server, response -> "running".equals(response.field("status")));
            String events = client.get(server + "/events").body();
            assertThat(events).contains("Languard is ending", "\"ended_by\":\"signal\"");
            assertThat(events).doesNotContain("crashed");
            again.terminateChild();
            again.exitStatus();
        }
    }

    private InstallationProcess runInNamespace() throws IOException {
        String languard = InstallationProcess.HOME.resolve("bin/languard").toString();
        return InstallationProcess.run(UNSHARE, settings, "--pid", "--fork", "--mount-proc", languard);
    }

    private String startServer() throws Exception {
        Path script = Files.createDirectories(folder.resolve("bin")).resolve("fake-server");
        Files.writeString(script, SCRIPT);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        client.login("admin", PASSWORD);
        client.await("/games", response -> response.body()
                .contains("\"config_generator\",\"process_config\",\"log_parser\""));
        PlainApiResponse created = client.post(
                "/servers",
                "{\"name\":\"Main\",\"game_type\":\"fake\",\"auto_restart\":true,\"exe_path\":\"" + script
                        + "\",\"game_port\":" + FreePorts.one() + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String server = "/servers/" + created.field("id");
        assertThat(client.post(server + "/start", null).status()).isEqualTo(200);
        client.await(server, response -> "running".equals(response.field("status")));
        return server;
    }
}
