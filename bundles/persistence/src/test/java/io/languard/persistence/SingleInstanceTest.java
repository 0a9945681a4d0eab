package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.persistence.testing.StoreFixture;
import io.languard.persistence.testing.StoreLogCapture;
import io.languard.service.settings.DatabaseSettings;
import io.languard.testkit.mariadb.MariaDbServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that two Languard instances cannot use the same database. */
class SingleInstanceTest {

    @Test
    void rejectsASecondInstanceOnARemoteDatabase() {
        DatabaseSettings database = MariaDbServer.shared().createDatabase();
        try (StoreLogCapture log = new StoreLogCapture();
                StoreFixture first = StoreFixture.on(database)) {
            String line = "Database 127.0.0.1:" + database.port() + "/" + database.name()
                    + " is in use by another Languard instance";

            assertThatThrownBy(() -> StoreFixture.on(database)).hasMessage(line);

            assertThat(log.lines()).containsExactly("ERROR " + line);
            assertThat(first.servers().list()).isEmpty();
        }
        StoreFixture.on(database).close();
    }

    @Test
    void allowsTwoInstancesOnTwoDatabasesOfOneServer() {
        try (StoreFixture first = StoreFixture.on(MariaDbServer.shared().createDatabase());
                StoreFixture second = StoreFixture.on(MariaDbServer.shared().createDatabase())) {
            assertThat(first.database().available()).isTrue();
            assertThat(second.database().available()).isTrue();
        }
    }

    @Test
    void rejectsASecondInstanceOnAnEmbeddedDatabase(@TempDir Path data) throws Exception {
        Path file = data.resolve("database/languard");
        // Loads the driver a second time, as a separate process would.
        URL driver = JdbcDataSource.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {driver}, ClassLoader.getPlatformClassLoader());
                StoreLogCapture log = new StoreLogCapture()) {
            DataSource other = (DataSource) loader.loadClass(JdbcDataSource.class.getName())
                    .getConstructor()
                    .newInstance();
            other.getClass().getMethod("setURL", String.class).invoke(other, "jdbc:h2:" + file);
            try (Connection taken = other.getConnection("languard", "")) {
                assertThat(taken.isValid(1)).isTrue();

                assertThatThrownBy(() -> StoreFixture.embedded(data))
                        .hasMessage("Database " + file + " is in use by another Languard instance");

                assertThat(log.lines())
                        .containsExactly("ERROR Database " + file + " is in use by another Languard instance");
            }
        }
        StoreFixture.embedded(data).close();
    }

    @Test
    void stopsUsingADatabaseLostToAnotherInstance() throws Exception {
        DatabaseSettings database = MariaDbServer.shared().createDatabase();
        try (StoreLogCapture log = new StoreLogCapture();
                StoreFixture storeFixture = StoreFixture.on(database)) {
            try (Connection other = MariaDbServer.connect(database);
                    Statement statement = other.createStatement()) {
                killLockSession(database, statement);

                await().atMost(Duration.ofSeconds(30)).until(() -> log.lines().stream()
                        .anyMatch(line ->
                                line.startsWith("ERROR") && line.endsWith("in use by another Languard instance")));
                assertThat(storeFixture.database().available()).isFalse();
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> storeFixture.database().available());
            assertThat(storeFixture.servers().list()).isEmpty();
        }
    }

    /** Kills the lock's session and takes the lock before Languard can. */
    private static void killLockSession(DatabaseSettings database, Statement statement) throws Exception {
        String lock = "'languard." + database.name() + "'";
        try (ResultSet holder = statement.executeQuery("SELECT IS_USED_LOCK(" + lock + ")")) {
            holder.next();
            long id = holder.getLong(1);
            holder.close();
            statement.execute("KILL " + id);
        }
        try (ResultSet taken = statement.executeQuery("SELECT GET_LOCK(" + lock + ", 5)")) {
            taken.next();
            assertThat(taken.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void aDamagedEmbeddedDatabaseFailsTheStartWithOneLine(@TempDir Path data) throws Exception {
        Files.createDirectories(data.resolve("database"));
        Files.write(data.resolve("database/languard.mv.db"), new byte[8192]);

        assertThatThrownBy(() -> StoreFixture.embedded(data))
                .hasMessageStartingWith("Database " + data.resolve("database/languard") + " could not be opened: ")
                .satisfies(e -> assertThat(e.getMessage().lines().toList()).hasSize(1));
        assertThat(List.of(data.resolve("database").toFile().list())).contains("languard.mv.db");
    }
}
