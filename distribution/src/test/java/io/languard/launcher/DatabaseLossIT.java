package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.testkit.mariadb.MariaDb;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server goes away under the running platform and comes back. */
class DatabaseLossIT {

    private static MariaDb mariaDb;

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private FakeServers servers;
    private Client client;

    @BeforeAll
    static void startDatabase() {
        mariaDb = MariaDb.start(Path.of("target", "mariadb"));
    }

    @AfterAll
    static void stopDatabase() {
        mariaDb.close();
    }

    @BeforeEach
    void setUp() throws Exception {
        settings = Installed.settings(folder.resolve("data"));
        settings.putAll(MariaDb.environment(mariaDb.createDatabase()));
        servers = new FakeServers(folder, settings);
        client = new Client(settings.get("LANGUARD_PORT"));
    }

    @AfterEach
    void endGame() {
        servers.close();
    }

    @Test
    void aStopIsSurvived() throws Exception {
        survives(mariaDb::stop, mariaDb::start);
    }

    @Test
    void aHangIsSurvived() throws Exception {
        survives(mariaDb::freeze, mariaDb::thaw);
    }

    private void survives(Runnable loss, Runnable end) throws Exception {
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            client.login("admin", FakeServers.PASSWORD);
            String id = servers.start(client);
            try (Load load = new Load(client, id)) {
                awaitMore(load, 100);
                loss.run();
                try {
                    client.await("/system/health", answer -> answer.status() == 503);
                    long begin = System.nanoTime();
                    // Long enough for everything that was under way to come to its end.
                    while (System.nanoTime() - begin < 6_000_000_000L) {
                        assertThat(client.get("/system/health").status()).isEqualTo(503);
                    }
                    assertThat(servers.process().isAlive()).isTrue();
                } finally {
                    end.run();
                }
                client.await("/system/health", answer -> answer.status() == 200);
                awaitMore(load, 100);
                load.close();

                assertThat(load.unexpected).isEmpty();
                assertThat(load.refused).hasPositiveValue();
                assertThat(load.longestMillis).hasValueLessThan(5_000);
            }
            assertThat(client.get("/servers/" + id).field("pid"))
                    .isEqualTo(Long.toString(servers.process().pid()));
            assertThat(client.post("/servers/" + id + "/stop", null).status()).isEqualTo(200);
            client.await("/servers/" + id, answer -> "stopped".equals(answer.field("status")));
            assertThat(languard.errors()).allMatch(line -> !line.contains("Exception"));
        }
    }

    private static void awaitMore(Load load, int count) {
        int before = load.succeeded.get();
        long end = System.nanoTime() + 20_000_000_000L;
        while (load.succeeded.get() < before + count) {
            assertThat(System.nanoTime()).as("%s", load.unexpected).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
