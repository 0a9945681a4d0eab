package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.testing.StoreFixture;
import io.languard.persistence.testing.StoreLogCapture;
import io.languard.service.settings.DatabaseSettings;
import io.languard.testkit.mariadb.MariaDbServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests a database server that becomes unavailable in various ways and returns. */
@Timeout(300)
class ServerLossTest {

    private static MariaDbServer mariaDbServer;
    private DatabaseSettings database;

    @BeforeAll
    static void start() {
        mariaDbServer = MariaDbServer.start(Path.of("target", "mariadb"));
    }

    @AfterAll
    static void stop() {
        mariaDbServer.close();
    }

    @BeforeEach
    void createDatabase() {
        database = mariaDbServer.createDatabase();
    }

    @Test
    void survivesAStopUnderLoad() throws Exception {
        try (StoreLogCapture log = new StoreLogCapture();
                StoreFixture storeFixture = StoreFixture.on(database);
                DatabaseLoad databaseLoad = new DatabaseLoad(storeFixture)) {
            await().until(() -> databaseLoad.succeeded.get() > 100);

            mariaDbServer.stop();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !storeFixture.database().available());
            assertUnavailableImmediately(storeFixture);
            mariaDbServer.start();

            assertRecovers(storeFixture, databaseLoad, log);
        }
    }

    @Test
    void survivesAHangUnderLoad() throws Exception {
        try (StoreLogCapture log = new StoreLogCapture();
                StoreFixture storeFixture = StoreFixture.on(database);
                DatabaseLoad databaseLoad = new DatabaseLoad(storeFixture)) {
            await().until(() -> databaseLoad.succeeded.get() > 100);

            mariaDbServer.freeze();
            try {
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> !storeFixture.database().available());
                assertUnavailableImmediately(storeFixture);
                // Long enough for all calls in progress to fail.
                await().during(Duration.ofSeconds(5))
                        .atMost(Duration.ofSeconds(7))
                        .until(() -> !storeFixture.database().available());
            } finally {
                mariaDbServer.thaw();
            }

            assertRecovers(storeFixture, databaseLoad, log);
        }
    }

    @Test
    void detectsAHangOfAnIdleServerWithinTwoSeconds() {
        try (StoreFixture storeFixture = StoreFixture.on(database)) {
            mariaDbServer.freeze();
            try {
                // Includes 250 ms of tolerance for the test itself.
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofMillis(2250))
                        .until(() -> !storeFixture.database().available());
            } finally {
                mariaDbServer.thaw();
            }
            await().until(() -> storeFixture.database().available());
        }
    }

    @Test
    void waitsForAServerThatIsDownAtStartup() {
        mariaDbServer.stop();
        Instant before = Instant.now();
        try (StoreLogCapture log = new StoreLogCapture();
                StoreFixture storeFixture = StoreFixture.on(database)) {
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(storeFixture.database().available()).isFalse();
            assertThat(storeFixture.database().description())
                    .contains("127.0.0.1")
                    .doesNotContain(database.password());
            assertUnavailableImmediately(storeFixture);

            mariaDbServer.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> storeFixture.database().available());

            assertThat(storeFixture.servers().list()).isEmpty();
            assertThat(storeFixture.database().description()).contains("MariaDB", database.name());
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().get(0)).startsWith("WARN Database 127.0.0.1");
            assertThat(log.lines().get(1)).startsWith("INFO Database ").endsWith(" is available again");
        }
    }

    @Test
    void waitsForAServerThatHangsAtStartup() {
        mariaDbServer.freeze();
        Instant before = Instant.now();
        try (StoreFixture storeFixture = StoreFixture.on(database)) {
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertUnavailableImmediately(storeFixture);

            mariaDbServer.thaw();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> storeFixture.database().available());
        } finally {
            mariaDbServer.thaw();
        }
    }

    @Test
    void keepsCommittedDataWhenTheServerStops() {
        try (StoreFixture storeFixture = StoreFixture.on(database)) {
            storeFixture.servers().insert(StoreContract.server("kept"), List.of());

            mariaDbServer.stop();
            mariaDbServer.start();
            await().until(() -> storeFixture.database().available());

            assertThat(storeFixture.servers().list()).hasSize(1);
        }
    }

    private static void assertUnavailableImmediately(StoreFixture storeFixture) {
        Instant before = Instant.now();
        assertThatThrownBy(() -> storeFixture.servers().list())
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(500));
    }

    private static void assertRecovers(StoreFixture storeFixture, DatabaseLoad databaseLoad, StoreLogCapture log)
            throws InterruptedException {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> storeFixture.database().available());
        int before = databaseLoad.succeeded.get();
        await().until(() -> databaseLoad.succeeded.get() > before + 100);
        databaseLoad.close();
        assertThat(databaseLoad.unexpected).isEmpty();
        assertThat(databaseLoad.rejected).hasPositiveValue();
        assertThat(databaseLoad.longestMillis).hasValueLessThan(5_000);
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).startsWith("WARN ").contains("is unavailable");
        assertThat(log.lines().get(1)).startsWith("INFO ").endsWith("is available again");
    }
}
