package io.languard.persistence.connection;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where a database is, and what is peculiar to its kind. */
public interface DatabaseLocation {

    /** Host and name, or the file: for people, without credentials. */
    String name();

    /** Connections for everyday work: whatever hangs fails within 3.5 seconds. */
    DataSource dataSource();

    /** Connections that may take long, for changes of the schema. */
    DataSource migrationDataSource();

    /**
     * Makes the connection's session the one that keeps other Languards out for as long as it lives.
     *
     * @throws DatabaseInUseException if another Languard has it
     */
    void lock(Connection connection) throws SQLException, DatabaseInUseException;

    /**
     * A statement that tells whether a connection still works; {@code null} where the driver's own check does.
     */
    String validationQuery();

    /** Whether the database lives by itself, so that it can go and come back at any time. */
    boolean isRemote();
}
