package io.languard.persistence.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Brings the schema up to date. A database that carries the fingerprint of this very changelog needs nothing, which
 * spares every start but the first after an update the second that Liquibase takes.
 */
public final class SchemaMigrator {

    private SchemaMigrator() {}

    /**
     * Makes the changes that the database has not seen yet.
     *
     * @throws SQLException if the database is out of reach
     * @throws IllegalStateException if a change cannot be made
     */
    public static void migrate(DataSource source) throws SQLException {
        String wanted = ChangelogFingerprint.compute();
        try (Connection connection = source.getConnection()) {
            if (!wanted.equals(noted(connection))) {
                ChangelogRunner.update(connection);
                connection.setAutoCommit(true);
                note(connection, wanted);
            }
        }
    }

    private static String noted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT fingerprint FROM languard_schema")) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            boolean noTable = e.getSQLState() != null && e.getSQLState().startsWith("42");
            if (noTable) {
                return "";
            }
            throw e;
        }
    }

    private static void note(Connection connection, String fingerprint) throws SQLException {
        try (Statement delete = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO languard_schema (fingerprint) VALUES (?)")) {
            delete.executeUpdate("DELETE FROM languard_schema");
            insert.setString(1, fingerprint);
            insert.executeUpdate();
        }
    }
}
