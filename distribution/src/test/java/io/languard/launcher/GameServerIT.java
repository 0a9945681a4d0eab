package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life cycle of game servers in the shipped installation, on the shipped simulator. */
class GameServerIT {

    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private Path adapters;
    private PlainApiClient plainApiClient;
    private long pid;

    @BeforeEach
    void setUp() throws IOException {
        settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        plainApiClient = new PlainApiClient(settings.get("LANGUARD_PORT"));
    }

    @AfterEach
    void endGame() {
        if (pid != 0) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aServerOutlivesTheReplacementOfItsAdapter() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            plainApiClient.login("admin", PASSWORD);
            assertThat(plainApiClient.get("/games").body()).contains("\"data\":[]");

            drop();
            plainApiClient.await("/games", GameServerIT::isComplete);
            String id = startServer();

            Files.move(adapters.resolve("arma3.jar"), folder.resolve("arma3.jar"));
            PlainApiResponse removed =
                    plainApiClient.await("/games/arma3", plainApiResponse -> plainApiResponse.status() == 404);
            assertThat(removed.field("code")).isEqualTo("GAME_TYPE_NOT_FOUND");
            assertThat(plainApiClient.get("/servers/" + id).field("status")).isEqualTo("running");
            assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);

            Files.move(folder.resolve("arma3.jar"), adapters.resolve("arma3.jar"));
            plainApiClient.await("/games/arma3", GameServerIT::isComplete);
            assertThat(plainApiClient.get("/servers/" + id).field("pid")).isEqualTo(Long.toString(pid));

            assertThat(plainApiClient.post("/servers/" + id + "/stop", null).field("status"))
                    .isEqualTo("stopping");
            plainApiClient.await(
                    "/servers/" + id,
                    plainApiResponse -> plainApiResponse.field("status").equals("stopped"));
            assertThat(plainApiClient.get("/servers/" + id + "/events").body()).contains("\"exit_code\":0");
        }
    }

    @Test
    void theNextStartFindsTheSameProcessAfterACrash() throws Exception {
        drop();
        String id;
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            plainApiClient.login("admin", PASSWORD);
            plainApiClient.await("/games", GameServerIT::isComplete);
            id = startServer();
            languard.crash();
        }
        assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
        try (InstallationProcess again = InstallationProcess.run(settings)) {
            again.awaitReady();
            again.awaitError("The previous run ended without being stopped");
            PlainApiResponse server = plainApiClient.await(
                    "/servers/" + id, plainApiResponse -> "running".equals(plainApiResponse.field("status")));
            assertThat(server.field("pid")).isEqualTo(Long.toString(pid));
            plainApiClient.await("/games", GameServerIT::isComplete);

            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            plainApiClient.await(
                    "/servers/" + id,
                    plainApiResponse -> plainApiResponse.field("status").equals("crashed"));
        }
    }

    @Test
    void runsOnJdk25() throws Exception {
        String newer = System.getenv("LANGUARD_TEST_JDK25");
        assumeTrue(newer != null && !newer.isEmpty(), "LANGUARD_TEST_JDK25 does not name a JDK 25");
        settings.put("JAVA_HOME", newer);
        drop();
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            plainApiClient.login("admin", PASSWORD);
            plainApiClient.await("/games", GameServerIT::isComplete);
            String id = startServer();
            plainApiClient.post("/servers/" + id + "/stop", null);
            plainApiClient.await(
                    "/servers/" + id,
                    plainApiResponse -> plainApiResponse.field("status").equals("stopped"));

            languard.terminate().exitStatus();
            assertThat(languard.errors()).isEmpty();
        }
    }

    @Test
    void theShellSelectsAMission() throws Exception {
        drop();
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            plainApiClient.login("admin", PASSWORD);
            plainApiClient.await("/games", GameServerIT::isComplete);
            String id = startServer();
            Path missions = Files.createDirectories(folder.resolve("data/servers/" + id + "/mpmissions"));
            Files.writeString(missions.resolve("By hand.Altis.pbo"), "");
            settings.put("LANGUARD_SHELL_USER", "admin");
            settings.put("LANGUARD_SHELL_PASSWORD", PASSWORD);
            try (InstallationProcess shell =
                    InstallationProcess.run(settings, "shell", "rcon " + id + " '#sim join Ann'")) {
                assertThat(shell.exitStatus()).isZero();
            }
            try (InstallationProcess shell =
                    InstallationProcess.run(settings, "shell", "rcon " + id + " '#mission By hand.Altis Veteran'")) {
                assertThat(shell.exitStatus()).isZero();
            }
            plainApiClient.await(
                    "/servers/" + id + "/logs?search=Mission+By+hand.Altis+read+from+bank.",
                    plainApiResponse -> plainApiResponse.body().contains("read from bank."));
        }
    }

    @Test
    void theShellReportsByTextAndExitStatus() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            settings.put("LANGUARD_SHELL_USER", "admin");
            settings.put("LANGUARD_SHELL_PASSWORD", PASSWORD);
            try (InstallationProcess shell = InstallationProcess.run(settings, "shell", "status")) {
                assertThat(shell.exitStatus()).isZero();
                assertThat(String.join("\n", shell.output())).contains("1.0.0");
            }
            try (InstallationProcess shell = InstallationProcess.run(settings, "shell", "server 4711")) {
                assertThat(shell.exitStatus()).isEqualTo(1);
            }
            try (InstallationProcess shell = InstallationProcess.run(settings, "shell", "why chess log_parser")) {
                assertThat(shell.exitStatus()).isZero();
                assertThat(String.join("\n", shell.output())).contains("No bundle provides a LogParser for 'chess'");
            }
            try (InstallationProcess shell = InstallationProcess.run(settings, "shell", "no-such-command")) {
                assertThat(shell.exitStatus()).isEqualTo(2);
            }
            settings.put("LANGUARD_SHELL_PASSWORD", "wrong");
            try (InstallationProcess shell = InstallationProcess.run(settings, "shell", "status")) {
                assertThat(shell.exitStatus()).isEqualTo(2);
            }
        }
    }

    /** The services of an adapter appear one after the other. */
    private static boolean isComplete(PlainApiResponse plainApiResponse) {
        return plainApiResponse
                .body()
                .contains("[\"config_generator\",\"process_config\",\"log_parser\",\"remote_admin\","
                        + "\"mission_manager\",\"mod_manager\",\"ban_manager\"]");
    }

    private String startServer() throws Exception {
        Path executable = InstallationProcess.HOME.resolve("simulator/arma3server_x64");
        PlainApiResponse created = plainApiClient.post(
                "/servers",
                "{\"name\":\"Main\",\"game_type\":\"arma3\",\"exe_path\":\"" + executable + "\",\"game_port\":"
                        + FreePorts.first(6) + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.field("id");
        assertThat(plainApiClient.post("/servers/" + id + "/start", null).field("status"))
                .isEqualTo("starting");
        PlainApiResponse running = plainApiClient.await(
                "/servers/" + id,
                plainApiResponse -> plainApiResponse.field("status").equals("running"));
        pid = Long.parseLong(running.field("pid"));
        return id;
    }

    private void drop() throws IOException {
        try (DirectoryStream<Path> shipped =
                Files.newDirectoryStream(InstallationProcess.HOME.resolve("adapters"), "game-arma3-*.jar")) {
            for (Path jar : shipped) {
                Files.copy(jar, adapters.resolve("arma3.jar"));
            }
        }
    }
}
