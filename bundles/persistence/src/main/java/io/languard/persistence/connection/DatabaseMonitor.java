package io.languard.persistence.connection;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Monitors the database and reconnects after failures. A background thread checks a remote database continuously and
 * the embedded database after a failure; all other calls only read memory.
 */
public final class DatabaseMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMonitor.class);

    /** Together with a check that hangs for one second, no information is older than two seconds. */
    private static final long PERIOD_MILLIS = 750;

    private static final long RETRY_OPEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DatabaseLocation location;
    private final DatabaseLock databaseLock;
    private final ScheduledExecutorService checker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "languard-database");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean checkRequested = new AtomicBoolean();
    private final OutageLogger outageLogger;

    private volatile @Nullable OpenDatabase openDatabase;
    private volatile boolean available;
    private volatile boolean closed;
    private volatile String product = "Not connected yet";
    private long nextOpenAttempt = System.nanoTime();

    /**
     * Opens the database now if it is available.
     *
     * @throws DatabaseInUseException if another Languard instance uses it
     * @throws IllegalStateException if the embedded database cannot be opened
     */
    public DatabaseMonitor(DatabaseLocation databaseLocation) {
        this.location = databaseLocation;
        databaseLock = new DatabaseLock(databaseLocation);
        outageLogger = new OutageLogger(databaseLocation);
        try {
            connect();
        } catch (DatabaseInUseException e) {
            LOG.error(e.getMessage());
            shutDown();
            throw e;
        } catch (SQLException | RuntimeException e) {
            if (!databaseLocation.isRemote()) {
                shutDown();
                throw new IllegalStateException(
                        "Database " + databaseLocation.name() + " could not be opened: " + e.getMessage(), e);
            }
            outageLogger.down(e);
        }
        scheduleChecks();
    }

    /**
     * Returns the entity manager factory.
     *
     * @throws LanguardException {@code DATABASE_UNAVAILABLE} if the last check failed
     */
    public EntityManagerFactory entityManagerFactory() {
        OpenDatabase current = openDatabase;
        if (!available() || current == null) {
            throw unavailable(null);
        }
        return current.entityManagerFactory();
    }

    /**
     * Records that a call found the database unavailable, and schedules a check immediately. The database counts as
     * unavailable until a check succeeds.
     */
    public LanguardException markLost(Throwable cause) {
        available = false;
        if (checkRequested.compareAndSet(false, true) && !closed) {
            checker.execute(this::check);
        }
        return unavailable(cause);
    }

    /** Returns the exception thrown while the database is unavailable. */
    public static LanguardException unavailable(@Nullable Throwable cause) {
        return new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable", cause);
    }

    public boolean available() {
        return available && !databaseLock.isUnresponsive();
    }

    public String description() {
        return product + " at " + location.name();
    }

    public String pool() {
        OpenDatabase current = openDatabase;
        return current == null ? "no connections" : current.poolUsage();
    }

    private void check() {
        checkRequested.set(false);
        try {
            connect();
            if (available) {
                outageLogger.up();
            }
        } catch (SQLException | RuntimeException e) {
            available = false;
            outageLogger.down(e);
        }
    }

    private void connect() throws SQLException {
        databaseLock.ensureHeld(this::onSessionLost);
        if (openDatabase == null) {
            if (System.nanoTime() - nextOpenAttempt < 0) {
                return;
            }
            nextOpenAttempt = System.nanoTime() + RETRY_OPEN_NANOS;
            product = databaseLock.databaseProduct();
            openDatabase = OpenDatabase.open(location);
        }
        available = true;
    }

    /**
     * Renews the pool after the embedded database has closed itself because its file could not be written. It opens
     * again with the next session. Sessions of the closed database must not be used again, since that would
     * invalidate the new one; sessions that the pool has opened meanwhile may be stale already and keep the file
     * open.
     */
    private void onSessionLost(SQLException cause) {
        available = false;
        OpenDatabase current = openDatabase;
        if (!location.isRemote() && current != null) {
            outageLogger.down(cause);
            current.renew();
        }
    }

    private void scheduleChecks() {
        checker.scheduleWithFixedDelay(
                () -> {
                    if (location.isRemote() || !available) {
                        check();
                    }
                },
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void shutDown() {
        checker.shutdownNow();
        databaseLock.release();
    }

    /**
     * Closes the database and releases it for other Languard instances. Waits up to 5 seconds for a check in
     * progress.
     */
    public void close() {
        closed = true;
        available = false;
        checker.shutdown();
        try {
            checker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        OpenDatabase current = openDatabase;
        if (current != null) {
            current.close();
        }
        databaseLock.release();
    }
}
