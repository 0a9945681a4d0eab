package io.languard.persistence.connection;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tie to the database: knows whether it can be used, and mends itself. One background thread checks a database
 * server all the time and the embedded database after a failure; everyone else is answered from memory.
 */
public final class DatabaseMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMonitor.class);

    /** With a second for a check that hangs, nobody's knowledge is older than two. */
    private static final long PERIOD_MILLIS = 750;

    private static final long RETRY_OPEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DatabaseLocation location;
    private final DatabaseLock databaseLock;
    private final ScheduledExecutorService checker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "languard-database");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean checkAsked = new AtomicBoolean();
    private final OutageLogger outageLogger;

    private volatile OpenDatabase openDatabase;
    private volatile boolean usable;
    private volatile boolean closed;
    private volatile String product = "Not reached yet";
    private long nextOpening = System.nanoTime();

    /**
     * Opens the database now if it can be reached.
     *
     * @throws DatabaseInUseException if another Languard uses it
     * @throws IllegalStateException if the embedded database cannot be opened
     */
    public DatabaseMonitor(DatabaseLocation databaseLocation) {
        this.location = databaseLocation;
        databaseLock = new DatabaseLock(databaseLocation);
        outageLogger = new OutageLogger(databaseLocation);
        try {
            establish();
        } catch (DatabaseInUseException e) {
            LOG.error(e.getMessage());
            giveUp();
            throw e;
        } catch (SQLException | RuntimeException e) {
            if (!databaseLocation.isRemote()) {
                giveUp();
                throw new IllegalStateException(
                        "Database " + databaseLocation.name() + " cannot be opened: " + e.getMessage(), e);
            }
            outageLogger.down(e);
        }
        checkLater();
    }

    /** The entities of a database that was all right when it was last looked at. */
    public EntityManagerFactory entityManagerFactory() {
        OpenDatabase current = openDatabase;
        if (!available() || current == null) {
            throw unavailable(null);
        }
        return current.entityManagerFactory();
    }

    /** Says that a call found the database out of reach; it counts as such until a check that starts now. */
    public LanguardException markLost(Throwable cause) {
        usable = false;
        if (checkAsked.compareAndSet(false, true) && !closed) {
            checker.execute(this::check);
        }
        return unavailable(cause);
    }

    /** The error that everyone gets while the database is out of reach. */
    public static LanguardException unavailable(Throwable cause) {
        return new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is not available.", cause);
    }

    public boolean available() {
        return usable && !databaseLock.isUnresponsive();
    }

    public String description() {
        return product + " at " + location.name();
    }

    public String pool() {
        OpenDatabase current = openDatabase;
        return current == null ? "no connections" : current.poolUsage();
    }

    private void check() {
        checkAsked.set(false);
        try {
            establish();
            if (usable) {
                outageLogger.up();
            }
        } catch (SQLException | RuntimeException e) {
            usable = false;
            outageLogger.down(e);
        }
    }

    private void establish() throws SQLException {
        databaseLock.ensureHeld(this::onSessionLost);
        if (openDatabase == null) {
            if (System.nanoTime() - nextOpening < 0) {
                return;
            }
            nextOpening = System.nanoTime() + RETRY_OPEN_NANOS;
            product = databaseLock.databaseProduct();
            openDatabase = OpenDatabase.open(location);
        }
        usable = true;
    }

    /**
     * The embedded database closes itself when its file can't be written, and opens anew with the next session. A session
     * of the old one would have the new one forgotten if it were used again, and one that the pool opened meanwhile may
     * have been forgotten already and keep the file.
     */
    private void onSessionLost(SQLException cause) {
        usable = false;
        OpenDatabase current = openDatabase;
        if (!location.isRemote() && current != null) {
            outageLogger.down(cause);
            current.renew();
        }
    }

    private void checkLater() {
        checker.scheduleWithFixedDelay(
                () -> {
                    if (location.isRemote() || !usable) {
                        check();
                    }
                },
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void giveUp() {
        checker.shutdownNow();
        databaseLock.release();
    }

    /** Closes the database and lets another Languard have it. */
    public void close() {
        closed = true;
        usable = false;
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
