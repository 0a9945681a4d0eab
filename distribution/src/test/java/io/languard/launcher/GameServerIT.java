package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.launcher.Client.Answer;
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

/** The main job: game servers, by way of what is shipped, on the simulator that is shipped beside it. */
class GameServerIT {

    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private Path adapters;
    private Client client;
    private long pid;

    @BeforeEach
    void setUp() throws IOException {
        settings = Installed.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        client = new Client(settings.get("LANGUARD_PORT"));
    }

    @AfterEach
    void endGame() {
        if (pid != 0) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void anAdapterIsDroppedAServerRunsTheAdapterGoesAndComesAndTheServerStops() throws Exception {
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            client.login("admin", PASSWORD);
            assertThat(client.get("/games").body()).contains("\"data\":[]");

            drop();
            client.await("/games", GameServerIT::isComplete);
            String id = startServer();

            Files.move(adapters.resolve("arma3.jar"), folder.resolve("arma3.jar"));
            Answer gone = client.await("/games/arma3", answer -> answer.status() == 404);
            assertThat(gone.field("code")).isEqualTo("GAME_TYPE_NOT_FOUND");
            assertThat(client.get("/servers/" + id).field("status")).isEqualTo("running");
            assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);

            Files.move(folder.resolve("arma3.jar"), adapters.resolve("arma3.jar"));
            client.await("/games/arma3", GameServerIT::isComplete);
            assertThat(client.get("/servers/" + id).field("pid")).isEqualTo(Long.toString(pid));

            assertThat(client.post("/servers/" + id + "/stop", null).field("status"))
                    .isEqualTo("stopping");
            client.await("/servers/" + id, answer -> answer.field("status").equals("stopped"));
            assertThat(client.get("/servers/" + id + "/events").body()).contains("\"exit_code\":0");
        }
    }

    @Test
    void afterACrashTheNextStartFindsTheSameProcess() throws Exception {
        drop();
        String id;
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            client.login("admin", PASSWORD);
            client.await("/games", GameServerIT::isComplete);
            id = startServer();
            languard.crash();
        }
        assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
        try (Installed again = Installed.run(settings)) {
            again.ready();
            Answer server = client.await("/servers/" + id, answer -> "running".equals(answer.field("status")));
            assertThat(server.field("pid")).isEqualTo(Long.toString(pid));
            client.await("/games", GameServerIT::isComplete);

            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            client.await("/servers/" + id, answer -> answer.field("status").equals("crashed"));
        }
    }

    @Test
    void runsOnJdk25() throws Exception {
        String newer = System.getenv("LANGUARD_TEST_JDK25");
        assumeTrue(newer != null && !newer.isEmpty(), "LANGUARD_TEST_JDK25 names no JDK 25");
        settings.put("JAVA_HOME", newer);
        drop();
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            client.login("admin", PASSWORD);
            client.await("/games", GameServerIT::isComplete);
            String id = startServer();
            client.post("/servers/" + id + "/stop", null);
            client.await("/servers/" + id, answer -> answer.field("status").equals("stopped"));

            languard.terminate().exitStatus();
            assertThat(languard.errors()).isEmpty();
        }
    }

    @Test
    void theShellTellsAGameWhatToPlay() throws Exception {
        drop();
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            client.login("admin", PASSWORD);
            client.await("/games", GameServerIT::isComplete);
            String id = startServer();
            Path missions = Files.createDirectories(folder.resolve("data/servers/" + id + "/mpmissions"));
            Files.writeString(missions.resolve("By hand.Altis.pbo"), "");
            settings.put("LANGUARD_SHELL_USER", "admin");
            settings.put("LANGUARD_SHELL_PASSWORD", PASSWORD);
            try (Installed shell = Installed.run(settings, "shell", "rcon " + id + " '#sim join Ann'")) {
                assertThat(shell.exitStatus()).isZero();
            }
            try (Installed shell =
                    Installed.run(settings, "shell", "rcon " + id + " '#mission By hand.Altis Veteran'")) {
                assertThat(shell.exitStatus()).isZero();
            }
            client.await(
                    "/servers/" + id + "/logs?search=Mission+By+hand.Altis+read+from+bank.",
                    answer -> answer.body().contains("read from bank."));
        }
    }

    @Test
    void theShellAnswersInWordsAndByItsExitStatus() throws Exception {
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            settings.put("LANGUARD_SHELL_USER", "admin");
            settings.put("LANGUARD_SHELL_PASSWORD", PASSWORD);
            try (Installed shell = Installed.run(settings, "shell", "status")) {
                assertThat(shell.exitStatus()).isZero();
                assertThat(String.join("\n", shell.output())).contains("1.0.0");
            }
            try (Installed shell = Installed.run(settings, "shell", "server 4711")) {
                assertThat(shell.exitStatus()).isEqualTo(1);
            }
            try (Installed shell = Installed.run(settings, "shell", "why chess log_parser")) {
                assertThat(shell.exitStatus()).isZero();
                assertThat(String.join("\n", shell.output())).contains("no bundle has a LogParser for 'chess'");
            }
            try (Installed shell = Installed.run(settings, "shell", "no-such-command")) {
                assertThat(shell.exitStatus()).isEqualTo(2);
            }
            settings.put("LANGUARD_SHELL_PASSWORD", "wrong");
            try (Installed shell = Installed.run(settings, "shell", "status")) {
                assertThat(shell.exitStatus()).isEqualTo(2);
            }
        }
    }

    /** An adapter's services appear one after the other. */
    private static boolean isComplete(Answer answer) {
        return answer.body()
                .contains("[\"config_generator\",\"process_config\",\"log_parser\",\"remote_admin\","
                        + "\"mission_manager\",\"mod_manager\",\"ban_manager\"]");
    }

    private String startServer() throws Exception {
        Path executable = Installed.HOME.resolve("simulator/arma3server_x64");
        Answer created = client.post(
                "/servers",
                "{\"name\":\"Main\",\"game_type\":\"arma3\",\"exe_path\":\"" + executable + "\",\"game_port\":"
                        + FreePorts.first(6) + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.field("id");
        assertThat(client.post("/servers/" + id + "/start", null).field("status"))
                .isEqualTo("starting");
        Answer running =
                client.await("/servers/" + id, answer -> answer.field("status").equals("running"));
        pid = Long.parseLong(running.field("pid"));
        return id;
    }

    private void drop() throws IOException {
        try (DirectoryStream<Path> shipped =
                Files.newDirectoryStream(Installed.HOME.resolve("adapters"), "game-arma3-*.jar")) {
            for (Path jar : shipped) {
                Files.copy(jar, adapters.resolve("arma3.jar"));
            }
        }
    }
}
