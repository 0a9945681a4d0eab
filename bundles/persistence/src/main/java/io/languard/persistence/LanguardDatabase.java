package io.languard.persistence;

import io.languard.persistence.connection.DatabaseLocation;
import io.languard.persistence.connection.DatabaseMonitor;
import io.languard.persistence.connection.EmbeddedDatabaseLocation;
import io.languard.persistence.connection.RemoteDatabaseLocation;
import io.languard.persistence.jpa.JpaTransactionRunner;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.settings.Settings;
import io.languard.service.system.DatabaseStatus;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The database named by the settings. Activation fails if another Languard instance uses it or if the embedded
 * database cannot be opened. A remote database that is unavailable is retried in the background.
 */
@Component(
        service = {DatabaseStatus.class, TransactionRunner.class},
        immediate = true)
public final class LanguardDatabase implements DatabaseStatus, TransactionRunner {

    private final DatabaseMonitor databaseMonitor;
    private final TransactionRunner transactionRunner;

    /** Opens the database. */
    @Activate
    public LanguardDatabase(@Reference Settings settings) {
        DatabaseLocation databaseLocation = settings.database()
                .<DatabaseLocation>map(RemoteDatabaseLocation::new)
                .orElseGet(() -> new EmbeddedDatabaseLocation(settings.data().resolve("database")));
        databaseMonitor = new DatabaseMonitor(databaseLocation);
        transactionRunner = new JpaTransactionRunner(databaseMonitor);
    }

    /** Closes the database; calls in progress fail. */
    @Deactivate
    public void close() {
        databaseMonitor.close();
    }

    @Override
    public boolean available() {
        return databaseMonitor.available();
    }

    @Override
    public String description() {
        return databaseMonitor.description();
    }

    @Override
    public String pool() {
        return databaseMonitor.pool();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<EntityManager, T> work) {
        return transactionRunner.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<EntityManager, T> work) {
        return transactionRunner.write(work);
    }
}
