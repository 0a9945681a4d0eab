package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.testkit.mariadb.MariaDbServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server becomes unavailable while the platform is running, and returns. */
class DatabaseLossIT {

    private static MariaDbServer mariaDbServer;

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private FakeGameInstallation servers;
    private PlainApiClient plainApiClient;

    @BeforeAll
    static void startDatabase() {
        mariaDbServer = MariaDbServer.start(Path.of("target", "mariadb"));
    }

    @AfterAll
    static void stopDatabase() {
        mariaDbServer.close();
    }

    @BeforeEach
    void setUp() throws Exception {
        settings = InstallationProcess.settings(folder.resolve("data"));
        settings.putAll(MariaDbServer.environment(mariaDbServer.createDatabase()));
        servers = new FakeGameInstallation(folder, settings);
        plainApiClient = new PlainApiClient(settings.get("LANGUARD_PORT"));
    }

    @AfterEach
    void endGame() {
        servers.close();
    }

    @Test
    void survivesAStop() throws Exception {
        assertSurvives(mariaDbServer::stop, mariaDbServer::start);
    }

    @Test
    void survivesAHang() throws Exception {
        assertSurvives(mariaDbServer::freeze, mariaDbServer::thaw);
    }

    @Test
    void startsBeforeItsDatabaseServerAndIsWholeOnceThatIsThere() throws Exception {
        mariaDbServer.stop();
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            try {
                Awaitility.await()
                        .ignoreExceptions() // of the time before the port is open
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> plainApiClient.get("/system/health").status() == 503);
            } finally {
                mariaDbServer.start();
            }
            languard.awaitReady();
            plainApiClient.login("admin", FakeGameInstallation.PASSWORD);
            servers.start(plainApiClient);
            for (String path : List.of("/jobs", "/webhooks", "/servers/1/schedules", "/servers/1/backups", "/mods")) {
                assertThat(plainApiClient.get(path).status()).as(path).isEqualTo(200);
            }
        }
    }

    private void assertSurvives(Runnable loss, Runnable end) throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            plainApiClient.login("admin", FakeGameInstallation.PASSWORD);
            String id = servers.start(plainApiClient);
            try (ApiLoadGenerator apiLoadGenerator = new ApiLoadGenerator(plainApiClient, id)) {
                awaitMore(apiLoadGenerator, 100);
                loss.run();
                try {
                    plainApiClient.await("/system/health", plainApiResponse -> plainApiResponse.status() == 503);
                    long start = System.nanoTime();
                    // Long enough for all pending operations to finish.
                    while (System.nanoTime() - start < 6_000_000_000L) {
                        assertThat(plainApiClient.get("/system/health").status())
                                .isEqualTo(503);
                    }
                    assertThat(servers.process().isAlive()).isTrue();
                } finally {
                    end.run();
                }
                plainApiClient.await("/system/health", plainApiResponse -> plainApiResponse.status() == 200);
                awaitMore(apiLoadGenerator, 100);
                apiLoadGenerator.close();

                assertThat(apiLoadGenerator.unexpected).isEmpty();
                assertThat(apiLoadGenerator.refused).hasPositiveValue();
                assertThat(apiLoadGenerator.longestMillis).hasValueLessThan(5_000);
            }
            assertThat(plainApiClient.get("/servers/" + id).field("pid"))
                    .isEqualTo(Long.toString(servers.process().pid()));
            assertThat(plainApiClient.post("/servers/" + id + "/stop", null).status())
                    .isEqualTo(200);
            plainApiClient.await(
                    "/servers/" + id, plainApiResponse -> "stopped".equals(plainApiResponse.field("status")));
            assertThat(languard.errors()).allMatch(line -> !line.contains("Exception"));
        }
    }

    private static void awaitMore(ApiLoadGenerator apiLoadGenerator, int count) {
        int before = apiLoadGenerator.succeeded.get();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(apiLoadGenerator.succeeded)
                .as("%s", apiLoadGenerator.unexpected)
                .hasValueGreaterThanOrEqualTo(before + count));
    }
}
