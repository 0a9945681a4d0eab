package io.languard.persistence.connection;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.languard.service.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database on a MySQL or MariaDB server. A lock that the server ties to a session keeps other Languards out. */
public final class RemoteDatabaseLocation implements DatabaseLocation {

    private static final int CONNECT_MILLIS = 1_000;

    /**
     * With TLS it lasts twice as long, as a socket that is closed waits once more for the other side's word. Together with
     * the wait for a connection that has to stay below 5 seconds.
     */
    private static final int WORK_MILLIS = 1_450;

    private static final int MIGRATE_MILLIS = 600_000;

    /** After so many seconds the server ends the session of a Languard that vanished without a word. */
    private static final int RESERVED_SECONDS = 10;

    private final DatabaseSettings settings;

    /** The database that the settings name. */
    public RemoteDatabaseLocation(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.host() + ":" + settings.port() + "/" + settings.name();
    }

    @Override
    public DataSource dataSource() {
        return source(WORK_MILLIS);
    }

    @Override
    public DataSource migrationDataSource() {
        return source(MIGRATE_MILLIS);
    }

    private DataSource source(int socketMillis) {
        MysqlDataSource source = new MysqlDataSource();
        source.setServerName(settings.host());
        source.setPortNumber(settings.port());
        source.setDatabaseName(settings.name());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        try {
            source.setCharacterEncoding("UTF-8");
            // The connection's time zone stays the host's, the driver's default: DATETIME columns hold local time,
            // and every other time is a number.
            source.setConnectTimeout(CONNECT_MILLIS);
            source.setSocketTimeout(socketMillis);
            source.setSessionVariables("innodb_lock_wait_timeout=1");
            // An account of MySQL 8 on a server without TLS can log in no other way.
            source.setAllowPublicKeyRetrieval(true);
            source.setCachePrepStmts(true);
            source.setUseServerPrepStmts(true);
            source.setPrepStmtCacheSize(100);
            source.setPrepStmtCacheSqlLimit(2048);
            source.setUseLocalSessionState(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }

    @Override
    public void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION wait_timeout=" + RESERVED_SECONDS);
        }
        // Waits a moment, as the server needs one to notice the end of a Languard that was killed.
        try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(?, 1)")) {
            statement.setString(1, "languard." + settings.name());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                if (result.getInt(1) != 1) {
                    throw new DatabaseInUseException(this);
                }
            }
        }
    }

    @Override
    public String validationQuery() {
        return null;
    }

    @Override
    public boolean isRemote() {
        return true;
    }
}
