package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import io.languard.testkit.ConsoleServer;
import io.languard.testkit.FreePorts;
import io.languard.testkit.console.ConsoleGameAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game that is driven by its standard input, in the whole installation. */
class ConsoleGameIT {

    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private Path program;
    private PlainApiClient client;
    private ProcessHandle game;

    @BeforeEach
    void dropTheAdapter() throws Exception {
        settings = InstallationProcess.settings(folder.resolve("data"));
        program = ConsoleServer.unpack(folder.resolve("bin"));
        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        Path jar = Path.of(ConsoleGameAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(jar, adapters.resolve("console.jar"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_SHELL_USER", "admin");
        settings.put("LANGUARD_SHELL_PASSWORD", PASSWORD);
        client = new PlainApiClient(settings.get("LANGUARD_PORT"));
    }

    @AfterEach
    void endGame() {
        if (game != null) {
            game.destroyForcibly();
        }
    }

    @Test
    void theGameObeysLinesAlsoAfterThePlatformWasKilled() throws Exception {
        String server;
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            client.login("admin", PASSWORD);
            client.await("/games", games -> games.body()
                    .contains("\"capabilities\":[\"config_generator\",\"process_config\",\"remote_admin\"]"));
            assertThat(client.get("/games/console/remote-admin").body())
                    .contains("\"operations\":[\"command\",\"shutdown\"]");
            server = startServer();
            assertThat(command(server, "say first ü").body()).contains("\"response\":\"\"");
            awaitOutput("SAID first ü");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(serverFolder().resolve("input.pipe"))))
                    .isEqualTo("rw-------");
            PlainApiResponse kick = client.post(server + "/players/1/kick", "{\"reason\":\"\"}");
            assertThat(kick.status()).isEqualTo(404);
            assertThat(kick.body())
                    .contains("CAPABILITY_NOT_SUPPORTED", "Kicking players not supported for game type 'console'");
            languard.crash();
        }
        assertThat(game.isAlive()).isTrue();

        try (InstallationProcess again = InstallationProcess.run(settings)) {
            again.awaitReady();
            awaitStatus(server, "running");
            assertThat(client.get(server).field("pid")).isEqualTo(Long.toString(game.pid()));
            assertThat(command(server, "say second").status()).isEqualTo(200);
            awaitOutput("SAID second");
            try (InstallationProcess shell = InstallationProcess.run(settings, "shell", "rcon 1 'say third'")) {
                assertThat(shell.exitStatus()).isZero();
            }
            awaitOutput("SAID third");
            try (InstallationProcess shell = InstallationProcess.run(settings, "shell", "capabilities console")) {
                assertThat(shell.exitStatus()).isZero();
                assertThat(shell.output())
                        .anyMatch(line -> line.matches("shutdown +yes"))
                        .anyMatch(line -> line.matches("kick +-"));
            }
            client.post(server + "/stop", null);
            awaitStatus(server, "stopped");
            assertThat(output()).endsWith("INFO stopping").doesNotContain("ERROR end of input");
        }
    }

    @Test
    void aStopSendsALineToTheGame() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            client.login("admin", PASSWORD);
            client.await("/games", games -> games.body().contains("remote_admin"));
            String server = startServer();
            client.post(server + "/stop", null);
            awaitStatus(server, "stopped");
            assertThat(client.get(server + "/events?event_type=stopped").body()).contains("\"exit_code\":0");
            assertThat(output()).endsWith("INFO stopping");
        }
    }

    private String startServer() throws Exception {
        PlainApiResponse created = client.post(
                "/servers",
                "{\"name\":\"Main\",\"game_type\":\"console\",\"exe_path\":\"" + program + "\",\"game_port\":"
                        + FreePorts.one() + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.field("rcon_port")).isEqualTo("null");
        String server = "/servers/" + created.field("id");
        assertThat(client.post(server + "/start", null).status()).isEqualTo(200);
        PlainApiResponse running = awaitStatus(server, "running");
        game = ProcessHandle.of(Long.parseLong(running.field("pid"))).orElseThrow();
        return server;
    }

    private PlainApiResponse command(String server, String command) throws Exception {
        return client.post(server + "/remote-admin/command", "{\"command\":\"" + command + "\"}");
    }

    private PlainApiResponse awaitStatus(String server, String status) throws Exception {
        return client.await(server, response -> status.equals(response.field("status")));
    }

    private Path serverFolder() {
        return folder.resolve("data/servers/1");
    }

    private List<String> output() throws Exception {
        return Files.readAllLines(serverFolder().resolve("logs/output.log"));
    }

    private void awaitOutput(String line) throws Exception {
        Awaitility.await(line).atMost(Duration.ofSeconds(20)).until(() -> output().contains(line));
    }
}
