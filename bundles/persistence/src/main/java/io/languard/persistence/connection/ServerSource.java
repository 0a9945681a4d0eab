package io.languard.persistence.connection;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.languard.ports.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;

/** Connections to a server, which can all be ended from outside. */
final class ServerSource extends MysqlDataSource {

    private static final long serialVersionUID = 1L;

    private static final int CONNECT_MILLIS = 1_000;

    private final transient Set<Connection> made =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** With TLS the driver takes up to twice that time to give up. */
    ServerSource(DatabaseSettings settings, int socketMillis) {
        setServerName(settings.host());
        setPortNumber(settings.port());
        setDatabaseName(settings.name());
        setUser(settings.user());
        setPassword(settings.password());
        try {
            setCharacterEncoding("UTF-8");
            // The connection's time zone stays the host's, the driver's default: DATETIME columns hold local time, and
            // every other time is a number.
            setConnectTimeout(CONNECT_MILLIS);
            setSocketTimeout(socketMillis);
            setSessionVariables("innodb_lock_wait_timeout=1");
            // An account of MySQL 8 on a server without TLS can log in no other way.
            setAllowPublicKeyRetrieval(true);
            setCachePrepStmts(true);
            setUseServerPrepStmts(true);
            setPrepStmtCacheSize(100);
            setPrepStmtCacheSqlLimit(2_048);
            setUseLocalSessionState(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Connection getConnection(Properties properties) throws SQLException {
        Connection connection = super.getConnection(properties);
        made.add(connection);
        return connection;
    }

    /** Whoever waits for an answer on one of the connections gets an error now. */
    void abort() {
        List<Connection> all;
        synchronized (made) {
            all = new ArrayList<>(made);
            made.clear();
        }
        for (Connection connection : all) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone one way or the other.
            }
        }
    }
}
