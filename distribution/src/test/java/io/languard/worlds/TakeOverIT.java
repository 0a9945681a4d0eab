package io.languard.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.Alone;
import io.languard.service.settings.DatabaseSettings;
import io.languard.testkit.mariadb.MariaDbServer;
import io.languard.worlds.LobbyClient.LobbyResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds in the table of another program, in a MariaDB database. */
@Alone
class TakeOverIT {

    private static final String ANN = LxcCli.PREFIX + "Ann";
    private static final String BOB = LxcCli.PREFIX + "Bob";

    @TempDir
    Path folder;

    private WorldsInstallation worldsInstallation;
    private MariaDbServer server;
    private DatabaseSettings database;

    @BeforeEach
    void setUp() throws Exception {
        worldsInstallation = new WorldsInstallation(folder);
        server = MariaDbServer.start(Path.of("target", "mariadb-worlds"));
        database = server.createDatabase();
        worldsInstallation.settings.putAll(MariaDbServer.environment(database));
    }

    @AfterEach
    void end() throws Exception {
        if (worldsInstallation != null) {
            worldsInstallation.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void usesItsRowsAndContainers() throws Exception {
        MariaDbServer.execute(
                database,
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
                )""");
        MariaDbServer.execute(
                database,
                "INSERT INTO player_containers VALUES"
                        + " (7, '" + ANN + "', '" + ANN + "-survival', '10.0.3.123', 25565,"
                        + " '2025-01-02 03:04:05', '2025-06-07 08:09:10', 'running'),"
                        + " (9, '" + BOB + "', '" + BOB + "-gone', NULL, NULL, NULL, NULL, 'stopped')");
        assertThat(LxcCli.exitStatus("init", "wan-blok", ANN + "-survival"))
                .isZero(); // not created by Languard, and not tagged
        worldsInstallation.run();

        WorldsInstallation.await(() ->
                queryValue("SELECT status FROM player_containers WHERE id = 7").equals("stopped"));
        LobbyResponse started = worldsInstallation.lobby.add(ANN, "another name");
        assertThat(started.message()).isEqualTo("Started existing container.");
        assertThat(started.json().path("container").asText()).isEqualTo(ANN + "-survival");
        assertThat(queryValue("SELECT CONCAT(creation_timestamp, ' ', status, ' ', ip_address) FROM player_containers"
                        + " WHERE id = 7"))
                .isEqualTo("2025-01-02 03:04:05 running "
                        + started.json().path("ip").asText());
        LobbyResponse recreated = worldsInstallation.lobby.add(BOB, "x");
        assertThat(recreated.text())
                .startsWith("{\"status\":\"success\",\"container\":\"" + BOB + "-gone\"")
                .endsWith("\"port\":25565}");
        assertThat(queryValue("SELECT COUNT(*) FROM player_containers")).isEqualTo("2");
    }

    @Test
    void reportsAnUnavailableDatabaseAndLosesNothing() throws Exception {
        worldsInstallation.run();
        LobbyResponse created = worldsInstallation.lobby.add(ANN, "w");
        server.stop();

        assertThat(worldsInstallation.lobby.add(ANN, "w").text())
                .isEqualTo("{\"status\":\"error\",\"message\":\"Database connection failed\"}");
        assertThat(worldsInstallation.lobby.stop(ANN).message()).isEqualTo("Database connection failed");
        assertThat(worldsInstallation.lobby.cleanup().text())
                .isEqualTo("{\"status\":\"cleanup_triggered\",\"details\":{\"cleaned_up_count\":0,"
                        + "\"errors\":[\"Database connection failed\"]}}");
        assertThat(LxcCli.running()).containsExactly(ANN + "-w");

        server.start();
        WorldsInstallation.await(() -> worldsInstallation.lobby.add(ANN, "w").success());
        assertThat(worldsInstallation.lobby.add(ANN, "w").json().path("ip"))
                .isEqualTo(created.json().path("ip"));
    }

    private String queryValue(String sql) throws SQLException {
        try (Connection connection = MariaDbServer.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
