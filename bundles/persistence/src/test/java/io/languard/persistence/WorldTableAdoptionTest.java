package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.world.World;
import io.languard.persistence.testing.StoreFixture;
import io.languard.service.settings.DatabaseSettings;
import io.languard.testkit.mariadb.MariaDbServer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a table of worlds that another program created and still uses. */
class WorldTableAdoptionTest {

    private static final String TABLE =
            """
            CREATE TABLE player_containers (
              id INT AUTO_INCREMENT PRIMARY KEY,
              player_identifier VARCHAR(255) NOT NULL UNIQUE,
              container_name VARCHAR(255) NOT NULL UNIQUE,
              ip_address VARCHAR(45),
              port INT,
              creation_timestamp DATETIME DEFAULT CURRENT_TIMESTAMP,
              last_login_timestamp DATETIME DEFAULT CURRENT_TIMESTAMP,
              status VARCHAR(50)
            ) DEFAULT CHARSET=%s""";

    private static final String ROWS =
            """
            INSERT INTO player_containers VALUES
              (7, 'Anna', 'Anna-survival', '10.0.3.123', 25565, '2025-01-02 03:04:05', '2025-06-07 08:09:10', 'running'),
              (9, 'bob', 'bob-world', NULL, NULL, NULL, NULL, NULL)""";

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4", "latin1", "utf8mb3"})
    void adoptsTheTableWithoutChangingRowsOrColumns(String charset) {
        DatabaseSettings database = MariaDbServer.shared().createDatabase(charset);
        MariaDbServer.execute(database, TABLE.formatted(charset));
        MariaDbServer.execute(database, ROWS);
        try (StoreFixture storeFixture = StoreFixture.on(database)) {
            String before = storeFixture.queryValue(
                    "SELECT GROUP_CONCAT(column_name, column_type, is_nullable, collation_name) FROM"
                            + " information_schema.columns WHERE table_schema = DATABASE()"
                            + " AND table_name = 'player_containers'");
            World anna = new World(
                    "Anna",
                    "Anna-survival",
                    "10.0.3.123",
                    25565,
                    "running",
                    local("2025-01-02T03:04:05"),
                    local("2025-06-07T08:09:10"));

            assertThat(storeFixture.worlds().list())
                    .containsExactly(anna, new World("bob", "bob-world", null, 0, null, null, null));
            // The table keeps its own collation.
            assertThat(storeFixture.worlds().find("ANNA")).contains(anna);
            assertThat(storeFixture
                            .worlds()
                            .insert(new World("anna", "x", null, 1, "creating", Instant.now(), Instant.now())))
                    .isFalse();
            assertThat(storeFixture.worlds().find("🦊")).isEmpty();

            World carl = new World(
                    "carl",
                    "carl-w",
                    "10.0.3.9",
                    25565,
                    "running",
                    local("2026-01-01T00:00:00"),
                    local("2026-01-01T00:00:01"));
            assertThat(storeFixture.worlds().insert(carl)).isTrue();
            storeFixture.reopen();

            assertThat(storeFixture.worlds().find("carl")).isEqualTo(Optional.of(carl));
            // A rejected row may use up an id.
            assertThat(Integer.parseInt(storeFixture.queryValue(
                            "SELECT id FROM player_containers WHERE player_identifier = 'carl'")))
                    .isGreaterThan(9);
            assertThat(storeFixture.queryValue(
                            "SELECT creation_timestamp FROM player_containers WHERE player_identifier = 'carl'"))
                    .startsWith("2026-01-01 00:00:00");
            assertThat(storeFixture.queryValue(
                            "SELECT GROUP_CONCAT(column_name, column_type, is_nullable, collation_name) FROM"
                                    + " information_schema.columns WHERE table_schema = DATABASE()"
                                    + " AND table_name = 'player_containers'"))
                    .isEqualTo(before);
            // Our own tables compare exactly, regardless of the database's default collation.
            storeFixture.servers().insert(StoreContract.server("Ж🦊"), List.of());
            storeFixture.servers().insert(StoreContract.server("ж🦊"), List.of());
        }
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
    }
}
