package io.languard.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.CatalogAndSchema.CatalogAndSchemaCase;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.H2Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the schema up to date. */
public final class Migrations {

    private static final String CHANGELOG = "io/languard/persistence/schema/changelog.xml";

    private Migrations() {}

    /**
     * Makes the changes that the database has not seen yet.
     *
     * @throws SQLException if the database is out of reach
     * @throws IllegalStateException if a change cannot be made
     */
    public static void run(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            // It looks for its own parts through the thread's class loader.
            thread.setContextClassLoader(Liquibase.class.getClassLoader());
            try {
                update(connection);
            } catch (Exception e) {
                throw new IllegalStateException("The schema cannot be brought up to date: " + e.getMessage(), e);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private static void update(Connection connection) throws Exception {
        // It writes a dozen lines at INFO for each start.
        Logger.getLogger("liquibase").setLevel(Level.WARNING);
        Map<String, Object> scope = Map.of(
                "liquibase.analytics.enabled",
                false,
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.resourceAccessor.name(),
                new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()));
        Scope.child(scope, () -> {
            Database database = database(connection);
            // Another program in the same database may have tables of the usual names.
            database.setDatabaseChangeLogTableName("languard_changelog");
            database.setDatabaseChangeLogLockTableName("languard_changelog_lock");
            Liquibase liquibase =
                    new Liquibase(CHANGELOG, Scope.getCurrentScope().getResourceAccessor(), database);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            // Nobody else is here, so a lock that is left is that of a start that was cut off.
            LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
            liquibase.update(new Contexts(), new LabelExpression());
        });
    }

    private static Database database(Connection connection) throws Exception {
        JdbcConnection known = new JdbcConnection(connection);
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(known);
        if (database instanceof H2Database) {
            database = new LowerCaseH2();
            database.setConnection(known);
        }
        return database;
    }

    /** H2 as it is set up here, where a plain name is a lower-case one. */
    private static final class LowerCaseH2 extends H2Database {

        LowerCaseH2() {
            unquotedObjectsAreUppercased = false;
        }

        @Override
        public CatalogAndSchemaCase getSchemaAndCatalogCase() {
            return CatalogAndSchemaCase.LOWER_CASE;
        }
    }
}
