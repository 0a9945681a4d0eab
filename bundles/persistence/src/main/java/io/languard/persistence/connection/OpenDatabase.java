package io.languard.persistence.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.languard.persistence.schema.SchemaMigrator;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is made once the database is there: the pool, and the entities on it. */
record OpenDatabase(HikariDataSource pool, EntityManagerFactory entityManagerFactory) {

    private static final int POOL_SIZE = 10;
    private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Brings the schema up to date and opens the database. */
    static OpenDatabase open(DatabaseLocation databaseLocation) throws SQLException {
        SchemaMigrator.migrate(databaseLocation.migrationDataSource());
        HikariDataSource pool = new HikariDataSource(config(databaseLocation));
        try {
            return new OpenDatabase(pool, EntityPersistenceUnit.open(pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Waiting for a connection and checking it, plus one statement that hangs, stay under 5 seconds. */
    private static HikariConfig config(DatabaseLocation databaseLocation) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("languard");
        config.setDataSource(databaseLocation.dataSource());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(1_000);
        config.setValidationTimeout(800);
        config.setInitializationFailTimeout(-1);
        // A pool that wants idle connections tries for them during an outage too, ever more seldom, and would find
        // out late that it is over.
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        config.setKeepaliveTime(0);
        return config;
    }

    String poolUsage() {
        return pool.getHikariPoolMXBean().getActiveConnections() + " of " + POOL_SIZE + " connections in use";
    }

    /** Has no connection of before used again. Waits a moment until those in use have come back. */
    void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
        long giveUp = System.nanoTime() + RENEW_NANOS;
        while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() - giveUp < 0) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    void close() {
        entityManagerFactory.close();
        pool.close();
    }
}
