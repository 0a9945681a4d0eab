package io.languard.persistence.schema;

import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
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

/** The changes that make the schema, as Liquibase makes them. */
final class ChangelogRunner {

    /** Where the changelog is, for class loaders. */
    static final String FOLDER = "io/languard/persistence/schema/";

    static final String ROOT = "changelog.xml";

    private ChangelogRunner() {}

    /**
     * Makes the changes that the database has not seen yet.
     *
     * @throws IllegalStateException if a change cannot be made
     */
    static void update(Connection connection) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Liquibase looks for its own parts through the thread's class loader.
        thread.setContextClassLoader(Liquibase.class.getClassLoader());
        try {
            run(connection);
        } catch (Exception e) {
            throw new IllegalStateException("The schema cannot be brought up to date: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void run(Connection connection) throws Exception {
        // It writes a dozen lines at INFO for each start.
        Logger.getLogger("liquibase").setLevel(Level.WARNING);
        Map<String, Object> scope = Map.of(
                "liquibase.analytics.enabled",
                false,
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.resourceAccessor.name(),
                new ClassLoaderResourceAccessor(ChangelogRunner.class.getClassLoader()));
        Scope.child(scope, () -> {
            Database database = database(connection);
            // Another program in the same database may have tables of the usual names.
            database.setDatabaseChangeLogTableName("languard_changelog");
            database.setDatabaseChangeLogLockTableName("languard_changelog_lock");
            Liquibase liquibase =
                    new Liquibase(FOLDER + ROOT, Scope.getCurrentScope().getResourceAccessor(), database);
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
            database = new LowerCaseH2Database();
            database.setConnection(known);
        }
        return database;
    }

    /** H2 as it is set up here, where a plain name is a lower-case one. */
    private static final class LowerCaseH2Database extends H2Database {

        LowerCaseH2Database() {
            unquotedObjectsAreUppercased = false;
        }

        @Override
        public CatalogAndSchemaCase getSchemaAndCatalogCase() {
            return CatalogAndSchemaCase.LOWER_CASE;
        }
    }
}
