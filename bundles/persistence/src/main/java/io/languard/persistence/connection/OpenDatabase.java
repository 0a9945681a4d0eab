package io.languard.persistence.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.languard.persistence.jpa.EntityPersistenceUnit;
import io.languard.persistence.schema.SchemaMigrator;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The connection pool and the entity manager factory of an available database. */
record OpenDatabase(HikariDataSource pool, EntityManagerFactory entityManagerFactory) {

    private static final int POOL_SIZE = 10;
    private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Migrates the schema and opens the database. */
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

    /** Keeps the total of waiting for a connection, validating it and one hanging statement below 5 seconds. */
    private static HikariConfig config(DatabaseLocation databaseLocation) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("languard");
        config.setDataSource(databaseLocation.dataSource());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(1_000);
        config.setValidationTimeout(800);
        config.setInitializationFailTimeout(-1);
        // With idle connections, the pool would retry during an outage too, with growing delays, and detect its end
        // late.
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        config.setKeepaliveTime(0);
        return config;
    }

    String poolUsage() {
        return pool.getHikariPoolMXBean().getActiveConnections() + " of " + POOL_SIZE + " connections in use";
    }

    /** Evicts all current connections from the pool, and waits up to 2 seconds for those in use to be returned. */
    void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
        long deadline = System.nanoTime() + RENEW_NANOS;
        while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    void close() {
        entityManagerFactory.close();
        pool.close();
    }
}
