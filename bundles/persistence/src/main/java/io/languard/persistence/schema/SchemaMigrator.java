package io.languard.persistence.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Migrates the schema. If the database has the fingerprint of the current changelog, nothing is done; this spares all
 * starts but the first after an update the second that Liquibase takes.
 */
public final class SchemaMigrator {

    private SchemaMigrator() {}

    /**
     * Applies the changes that are not yet in the database.
     *
     * @throws SQLException if the database is unavailable
     * @throws IllegalStateException if a change fails
     */
    public static void migrate(DataSource source) throws SQLException {
        String fingerprint = ChangelogFingerprint.compute();
        try (Connection connection = source.getConnection()) {
            if (!fingerprint.equals(storedFingerprint(connection))) {
                ChangelogRunner.update(connection);
                connection.setAutoCommit(true);
                storeFingerprint(connection, fingerprint);
            }
        }
    }

    private static String storedFingerprint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT fingerprint FROM languard_schema")) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            boolean tableMissing = e.getSQLState() != null && e.getSQLState().startsWith("42");
            if (tableMissing) {
                return "";
            }
            throw e;
        }
    }

    private static void storeFingerprint(Connection connection, String fingerprint) throws SQLException {
        try (Statement delete = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO languard_schema (fingerprint) VALUES (?)")) {
            delete.executeUpdate("DELETE FROM languard_schema");
            insert.setString(1, fingerprint);
            insert.executeUpdate();
        }
    }
}
