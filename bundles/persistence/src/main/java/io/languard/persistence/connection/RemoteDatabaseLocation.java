package io.languard.persistence.connection;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.languard.service.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database on a MySQL or MariaDB server. A named lock, which the server ties to a session, keeps other instances
 * out.
 */
public final class RemoteDatabaseLocation implements DatabaseLocation {

    private static final int CONNECT_MILLIS = 1_000;

    /**
     * With TLS this takes twice as long, because closing a socket waits for the peer once more. Together with the
     * wait for a connection, the total must stay below 5 seconds.
     */
    private static final int QUERY_MILLIS = 1_450;

    private static final int MIGRATION_MILLIS = 600_000;

    /** After this idle time the server ends the session of an instance that vanished without closing it. */
    private static final int SESSION_TIMEOUT_SECONDS = 10;

    private final DatabaseSettings settings;

    /** Creates a location from the settings. */
    public RemoteDatabaseLocation(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.host() + ":" + settings.port() + "/" + settings.name();
    }

    @Override
    public DataSource dataSource() {
        return source(QUERY_MILLIS);
    }

    @Override
    public DataSource migrationDataSource() {
        return source(MIGRATION_MILLIS);
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
            // The connection uses the host's time zone, the driver's default: DATETIME columns hold local time, and
            // all other times are stored as numbers.
            source.setConnectTimeout(CONNECT_MILLIS);
            source.setSocketTimeout(socketMillis);
            source.setSessionVariables("innodb_lock_wait_timeout=1");
            // Accounts of MySQL 8 need this to log in to a server without TLS.
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
            statement.execute("SET SESSION wait_timeout=" + SESSION_TIMEOUT_SECONDS);
        }
        // Waits one second because the server may not yet have detected the end of an instance that was killed.
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
    public @Nullable String validationQuery() {
        return null;
    }

    @Override
    public boolean isRemote() {
        return true;
    }
}
