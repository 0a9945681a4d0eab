package io.languard.persistence.connection;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The location of a database and the specifics of its kind. */
public interface DatabaseLocation {

    /** Returns host and database name, or the file, for people; contains no credentials. */
    String name();

    /** Returns the data source for normal operation; a hanging statement fails within 3.5 seconds. */
    DataSource dataSource();

    /** Returns a data source with a long timeout, for schema changes. */
    DataSource migrationDataSource();

    /**
     * Makes the connection's session hold the lock that keeps other Languard instances out until the session ends.
     *
     * @throws DatabaseInUseException if another Languard instance holds the lock
     */
    void lock(Connection connection) throws SQLException, DatabaseInUseException;

    /**
     * Returns a statement that checks whether a connection still works; {@code null} if the driver's own check is
     * reliable.
     */
    @Nullable
    String validationQuery();

    /** Returns whether the database runs in another process, so that it can disappear and return at any time. */
    boolean isRemote();
}
