package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game server outlives a platform that is killed, and belongs to the next one. */
class AdoptionIT {

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private FakeServers servers;
    private Client client;
    private String id;
    private Instant started;

    @BeforeEach
    void killThePlatformBesideARunningServer() throws Exception {
        settings = Installed.settings(folder.resolve("data"));
        servers = new FakeServers(folder, settings);
        client = new Client(settings.get("LANGUARD_PORT"));
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            client.login("admin", FakeServers.PASSWORD);
            id = servers.start(client);
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
    void theSameProcessRunsOnAloneWritesOnAndCanBeStopped() throws Exception {
        servers.say(id, "while nobody looked");
        awaitOutput("while nobody looked");
        try (Installed again = Installed.run(settings)) {
            again.ready();
            Answer adopted = client.await("/servers/" + id, answer -> "running".equals(answer.field("status")));
            assertThat(adopted.field("pid"))
                    .isEqualTo(Long.toString(servers.process().pid()));
            assertThat(servers.process().isAlive()).isTrue();
            assertThat(servers.process().info().startInstant()).contains(started);
            assertThat(servers.processes()).isEqualTo(1);

            servers.say(id, "after the crash");
            awaitOutput("after the crash");
            assertThat(servers.output(id))
                    .containsSubsequence(List.of("before the crash", "while nobody looked", "after the crash"));

            assertThat(client.post("/servers/" + id + "/stop", null).field("status"))
                    .isEqualTo("stopping");
            client.await("/servers/" + id, answer -> "stopped".equals(answer.field("status")));
            // For a moment it may still stand in the process table, until whoever inherited it has taken note.
            servers.process().onExit().get(20, TimeUnit.SECONDS);
            assertThat(servers.processes()).isZero();
        }
    }

    @Test
    void itsCrashIsSeenWithinASecond() throws Exception {
        try (Installed again = Installed.run(settings)) {
            again.ready();
            client.await("/servers/" + id, answer -> "running".equals(answer.field("status")));

            servers.process().destroyForcibly();
            Instant killed = Instant.now();
            client.await("/servers/" + id, answer -> "crashed".equals(answer.field("status")));

            assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(client.get("/servers/" + id + "/events?event_type=crashed")
                            .body())
                    .contains("\"exit_code\":null");
        }
    }

    @Test
    void whatCrashedBetweenTwoPlatformsIsNotTakenForRunning() throws Exception {
        servers.process().destroyForcibly();
        servers.process().onExit().join();
        try (Installed again = Installed.run(settings)) {
            again.ready();

            client.await("/servers/" + id, answer -> "crashed".equals(answer.field("status")));

            assertThat(client.get("/servers/" + id).field("pid")).isEqualTo("null");
        }
    }

    private void awaitOutput(String line) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!servers.output(id).contains(line)) {
            assertThat(System.nanoTime()).as(line).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
