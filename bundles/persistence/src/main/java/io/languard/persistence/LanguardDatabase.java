package io.languard.persistence;

import io.languard.persistence.connection.EmbeddedPlace;
import io.languard.persistence.connection.Link;
import io.languard.persistence.connection.Place;
import io.languard.persistence.connection.ServerPlace;
import io.languard.persistence.jpa.JpaTransactions;
import io.languard.ports.settings.Settings;
import io.languard.ports.system.Database;
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
        service = {Database.class, Transactions.class},
        immediate = true)
public final class LanguardDatabase implements Database, Transactions {

    private final Link link;
    private final Transactions transactions;

    /** Opens the database. */
    @Activate
    public LanguardDatabase(@Reference Settings settings) {
        Place place = settings.database()
                .<Place>map(ServerPlace::new)
                .orElseGet(() -> new EmbeddedPlace(settings.data().resolve("database")));
        link = new Link(place);
        transactions = new JpaTransactions(link);
    }

    /** Closes it; calls that are under way fail. */
    @Deactivate
    public void close() {
        link.close();
    }

    @Override
    public boolean available() {
        return link.available();
    }

    @Override
    public String description() {
        return link.description();
    }

    @Override
    public String pool() {
        return link.pool();
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
        return transactions.read(work);
    }

    @Override
    public <T> T write(Function<EntityManager, T> work) {
        return transactions.write(work);
    }
}
