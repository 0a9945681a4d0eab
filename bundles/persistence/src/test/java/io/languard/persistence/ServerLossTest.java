package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.testing.Bed;
import io.languard.persistence.testing.Logged;
import io.languard.ports.settings.DatabaseSettings;
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

/** A database server that goes away in every way it can, and comes back. */
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
    void aStopUnderLoadIsSurvived() throws Exception {
        try (Logged log = new Logged();
                Bed bed = Bed.on(database);
                Load load = new Load(bed)) {
            await().until(() -> load.succeeded.get() > 100);

            mariaDbServer.stop();
            await().atMost(Duration.ofSeconds(5)).until(() -> !bed.database().available());
            assertUnavailableAtOnce(bed);
            mariaDbServer.start();

            assertRecovers(bed, load, log);
        }
    }

    @Test
    void aHangUnderLoadIsSurvived() throws Exception {
        try (Logged log = new Logged();
                Bed bed = Bed.on(database);
                Load load = new Load(bed)) {
            await().until(() -> load.succeeded.get() > 100);

            mariaDbServer.freeze();
            try {
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> !bed.database().available());
                assertUnavailableAtOnce(bed);
                // Long enough for everything that was under way to fail.
                await().during(Duration.ofSeconds(5))
                        .atMost(Duration.ofSeconds(7))
                        .until(() -> !bed.database().available());
            } finally {
                mariaDbServer.thaw();
            }

            assertRecovers(bed, load, log);
        }
    }

    @Test
    void aHangOfAnIdleServerIsNoticedWithinTwoSeconds() {
        try (Bed bed = Bed.on(database)) {
            mariaDbServer.freeze();
            try {
                // 250 ms for the clock of the test itself.
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofMillis(2250))
                        .until(() -> !bed.database().available());
            } finally {
                mariaDbServer.thaw();
            }
            await().until(() -> bed.database().available());
        }
    }

    @Test
    void aServerThatIsDownAtTheStartIsWaitedFor() {
        mariaDbServer.stop();
        Instant before = Instant.now();
        try (Logged log = new Logged();
                Bed bed = Bed.on(database)) {
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(bed.database().available()).isFalse();
            assertThat(bed.database().description()).contains("127.0.0.1").doesNotContain(database.password());
            assertUnavailableAtOnce(bed);

            mariaDbServer.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> bed.database().available());

            assertThat(bed.servers().list()).isEmpty();
            assertThat(bed.database().description()).contains("MariaDB", database.name());
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().get(0)).startsWith("WARN Database 127.0.0.1");
            assertThat(log.lines().get(1)).startsWith("INFO Database ").endsWith(" is back");
        }
    }

    @Test
    void aServerThatHangsAtTheStartIsWaitedFor() {
        mariaDbServer.freeze();
        Instant before = Instant.now();
        try (Bed bed = Bed.on(database)) {
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertUnavailableAtOnce(bed);

            mariaDbServer.thaw();

            await().atMost(Duration.ofSeconds(20)).until(() -> bed.database().available());
        } finally {
            mariaDbServer.thaw();
        }
    }

    @Test
    void whatWasCommittedBeforeTheServerStoppedIsThere() {
        try (Bed bed = Bed.on(database)) {
            bed.servers().insert(StoreContract.server("kept"), List.of());

            mariaDbServer.stop();
            mariaDbServer.start();
            await().until(() -> bed.database().available());

            assertThat(bed.servers().list()).hasSize(1);
        }
    }

    private static void assertUnavailableAtOnce(Bed bed) {
        Instant before = Instant.now();
        assertThatThrownBy(() -> bed.servers().list())
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(500));
    }

    private static void assertRecovers(Bed bed, Load load, Logged log) throws InterruptedException {
        await().atMost(Duration.ofSeconds(20)).until(() -> bed.database().available());
        int before = load.succeeded.get();
        await().until(() -> load.succeeded.get() > before + 100);
        load.close();
        assertThat(load.unexpected).isEmpty();
        assertThat(load.refused).hasPositiveValue();
        assertThat(load.longestMillis).hasValueLessThan(5_000);
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).startsWith("WARN ").contains("is out of reach");
        assertThat(log.lines().get(1)).startsWith("INFO ").endsWith("is back");
    }
}
