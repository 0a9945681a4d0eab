package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game server survives a platform that is killed, and is adopted by the next one. */
class AdoptionIT {

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private FakeGameInstallation servers;
    private PlainApiClient plainApiClient;
    private String id;
    private Instant started;

    @BeforeEach
    void killThePlatformWhileAServerIsRunning() throws Exception {
        settings = InstallationProcess.settings(folder.resolve("data"));
        servers = new FakeGameInstallation(folder, settings);
        plainApiClient = new PlainApiClient(settings.get("LANGUARD_PORT"));
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            plainApiClient.login("admin", FakeGameInstallation.PASSWORD);
            id = servers.start(plainApiClient);
            started = servers.process().info().startInstant().orElseThrow();
            servers.say(id, "before the crash");
            awaitOutput("before the crash");
            languard.crash();
        }
    }

    @AfterEach
    void endGame() {
        servers.close();
    }

    @Test
    void theSameProcessContinuesAndCanBeStopped() throws Exception {
        servers.say(id, "between the platforms");
        awaitOutput("between the platforms");
        try (InstallationProcess again = InstallationProcess.run(settings)) {
            again.awaitReady();
            PlainApiResponse adopted = plainApiClient.await(
                    "/servers/" + id, plainApiResponse -> "running".equals(plainApiResponse.field("status")));
            assertThat(adopted.field("pid"))
                    .isEqualTo(Long.toString(servers.process().pid()));
            assertThat(servers.process().isAlive()).isTrue();
            assertThat(servers.process().info().startInstant()).contains(started);
            assertThat(servers.processes()).isEqualTo(1);

            servers.say(id, "after the crash");
            awaitOutput("after the crash");
            assertThat(servers.output(id))
                    .containsSubsequence(List.of("before the crash", "between the platforms", "after the crash"));

            assertThat(plainApiClient.post("/servers/" + id + "/stop", null).field("status"))
                    .isEqualTo("stopping");
            plainApiClient.await(
                    "/servers/" + id, plainApiResponse -> "stopped".equals(plainApiResponse.field("status")));
            // It may remain in the process table until its parent has collected its exit status.
            servers.process().onExit().get(20, TimeUnit.SECONDS);
            assertThat(servers.processes()).isZero();
        }
    }

    @Test
    void aCrashIsDetectedWithinASecond() throws Exception {
        try (InstallationProcess again = InstallationProcess.run(settings)) {
            again.awaitReady();
            plainApiClient.await(
                    "/servers/" + id, plainApiResponse -> "running".equals(plainApiResponse.field("status")));

            servers.process().destroyForcibly();
            Instant killed = Instant.now();
            plainApiClient.await(
                    "/servers/" + id, plainApiResponse -> "crashed".equals(plainApiResponse.field("status")));

            assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(plainApiClient
                            .get("/servers/" + id + "/events?event_type=crashed")
                            .body())
                    .contains("\"exit_code\":null");
        }
    }

    @Test
    void aCrashBetweenTwoPlatformsIsDetected() throws Exception {
        servers.process().destroyForcibly();
        servers.process().onExit().join();
        try (InstallationProcess again = InstallationProcess.run(settings)) {
            again.awaitReady();

            plainApiClient.await(
                    "/servers/" + id, plainApiResponse -> "crashed".equals(plainApiResponse.field("status")));

            assertThat(plainApiClient.get("/servers/" + id).field("pid")).isEqualTo("null");
        }
    }

    private void awaitOutput(String line) throws Exception {
        Awaitility.await(line).atMost(Duration.ofSeconds(20)).until(() -> servers.output(id)
                .contains(line));
    }
}
