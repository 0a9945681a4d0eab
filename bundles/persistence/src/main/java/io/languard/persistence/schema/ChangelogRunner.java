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
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.H2Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Applies the schema changes with Liquibase. */
final class ChangelogRunner {

    /** The changelog's folder on the class path. */
    static final String FOLDER = "io/languard/persistence/schema/";

    static final String ROOT = "changelog.xml";

    private ChangelogRunner() {}

    /**
     * Applies the changes that are not yet in the database.
     *
     * @throws IllegalStateException if a change fails
     */
    static void update(Connection connection) {
        Thread thread = Thread.currentThread();
        ClassLoader previousLoader = thread.getContextClassLoader();
        // Liquibase loads its own services through the context class loader.
        thread.setContextClassLoader(Liquibase.class.getClassLoader());
        try {
            run(connection);
        } catch (Exception e) {
            throw new IllegalStateException("The schema could not be updated: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(previousLoader);
        }
    }

    private static void run(Connection connection) throws Exception {
        // Liquibase logs a dozen lines at INFO on each start.
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
            // Another program in the same database may use the default table names.
            database.setDatabaseChangeLogTableName("languard_changelog");
            database.setDatabaseChangeLogLockTableName("languard_changelog_lock");
            Liquibase liquibase =
                    new Liquibase(FOLDER + ROOT, Scope.getCurrentScope().getResourceAccessor(), database);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            // No other instance runs, so an existing lock was left by an interrupted start.
            LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
            // Liquibase remembers, as long as the JVM runs, that a database of this URL was up to date. It may have
            // been
            // restored or emptied since.
            Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
            liquibase.update(new Contexts(), new LabelExpression());
        });
    }

    private static Database database(Connection connection) throws Exception {
        JdbcConnection jdbcConnection = new JdbcConnection(connection);
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(jdbcConnection);
        if (database instanceof H2Database) {
            database = new LowerCaseH2Database();
            database.setConnection(jdbcConnection);
        }
        return database;
    }

    /** H2 as configured here, where unquoted names are lower case. */
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
