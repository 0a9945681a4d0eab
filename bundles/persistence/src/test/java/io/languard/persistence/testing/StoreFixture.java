package io.languard.persistence.testing;

import io.languard.persistence.LanguardDatabase;
import io.languard.persistence.backup.JpaBackupStore;
import io.languard.persistence.ban.JpaBanStore;
import io.languard.persistence.config.JpaConfigStore;
import io.languard.persistence.connection.DatabaseLocation;
import io.languard.persistence.connection.EmbeddedDatabaseLocation;
import io.languard.persistence.connection.RemoteDatabaseLocation;
import io.languard.persistence.event.JpaEventStore;
import io.languard.persistence.job.JpaJobStore;
import io.languard.persistence.log.JpaLogStore;
import io.languard.persistence.metric.JpaMetricStore;
import io.languard.persistence.mission.JpaMissionStore;
import io.languard.persistence.mod.JpaModStore;
import io.languard.persistence.player.JpaPlayerSessionStore;
import io.languard.persistence.schedule.JpaScheduleStore;
import io.languard.persistence.server.JpaServerStore;
import io.languard.persistence.user.JpaApiKeyStore;
import io.languard.persistence.user.JpaSessionStore;
import io.languard.persistence.user.JpaTotpStore;
import io.languard.persistence.user.JpaUserStore;
import io.languard.persistence.webhook.JpaWebhookStore;
import io.languard.persistence.world.JpaWorldStore;
import io.languard.service.settings.DatabaseSettings;
import io.languard.service.settings.Settings;
import io.languard.spi.backup.BackupStore;
import io.languard.spi.ban.BanStore;
import io.languard.spi.config.ConfigStore;
import io.languard.spi.event.EventStore;
import io.languard.spi.job.JobStore;
import io.languard.spi.log.LogStore;
import io.languard.spi.metric.MetricStore;
import io.languard.spi.mission.MissionStore;
import io.languard.spi.mod.ModStore;
import io.languard.spi.player.PlayerSessionStore;
import io.languard.spi.schedule.ScheduleStore;
import io.languard.spi.server.ServerStore;
import io.languard.spi.user.ApiKeyStore;
import io.languard.spi.user.SessionStore;
import io.languard.spi.user.TotpStore;
import io.languard.spi.user.UserStore;
import io.languard.spi.webhook.WebhookStore;
import io.languard.testkit.mariadb.MariaDbServer;
import io.languard.world.WorldStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** An open database and its stores, wired as the framework wires them. */
public final class StoreFixture implements AutoCloseable {

    private final Settings settings;
    private final DatabaseLocation databaseLocation;
    private LanguardDatabase database;
    private MetricStore metrics;
    private LogStore logs;

    private StoreFixture(Map<String, String> environment, DatabaseLocation databaseLocation) {
        this.settings = new Settings(environment);
        this.databaseLocation = databaseLocation;
        open();
    }

    public static StoreFixture embedded(Path data) {
        return new StoreFixture(
                Map.of("LANGUARD_DATA", data.toString()), new EmbeddedDatabaseLocation(data.resolve("database")));
    }

    public static StoreFixture on(DatabaseSettings database) {
        return new StoreFixture(MariaDbServer.environment(database), new RemoteDatabaseLocation(database));
    }

    public void open() {
        database = new LanguardDatabase(settings);
        metrics = new JpaMetricStore(database);
        logs = new JpaLogStore(database);
    }

    /** Simulates a restart of the platform. */
    public void reopen() {
        database.close();
        open();
    }

    public LanguardDatabase database() {
        return database;
    }

    public ServerStore servers() {
        return new JpaServerStore(database);
    }

    public ConfigStore configs() {
        return new JpaConfigStore(database);
    }

    public EventStore events() {
        return new JpaEventStore(database);
    }

    public UserStore users() {
        return new JpaUserStore(database);
    }

    public SessionStore sessions() {
        return new JpaSessionStore(database);
    }

    public ApiKeyStore apiKeys() {
        return new JpaApiKeyStore(database);
    }

    public BackupStore backups() {
        return new JpaBackupStore(database);
    }

    public JobStore jobs() {
        return new JpaJobStore(database);
    }

    public TotpStore totp() {
        return new JpaTotpStore(database);
    }

    public WebhookStore webhooks() {
        return new JpaWebhookStore(database);
    }

    public WorldStore worlds() {
        return new JpaWorldStore(database);
    }

    public MissionStore missions() {
        return new JpaMissionStore(database);
    }

    public ModStore mods() {
        return new JpaModStore(database);
    }

    public BanStore bans() {
        return new JpaBanStore(database);
    }

    public PlayerSessionStore playerSessions() {
        return new JpaPlayerSessionStore(database);
    }

    public ScheduleStore schedules() {
        return new JpaScheduleStore(database);
    }

    public MetricStore metrics() {
        return metrics;
    }

    public LogStore logs() {
        return logs;
    }

    /** Executes a statement, bypassing the stores. */
    public void execute(String sql) {
        try (Connection connection = databaseLocation.migrationDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the first column of the first row. */
    public String queryValue(String sql) {
        try (Connection connection = databaseLocation.migrationDataSource().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
