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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The database that the settings name. Does not come up if another Languard uses it, or if the embedded one cannot be
 * opened; a database server that is out of reach is waited for in the background.
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

    /** Closes it; calls that are under way fail. */
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
    public <T> T read(Function<EntityManager, T> work) {
        return transactionRunner.read(work);
    }

    @Override
    public <T> T write(Function<EntityManager, T> work) {
        return transactionRunner.write(work);
    }
}
