package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreThreads;
import io.languard.ports.server.ServerStore;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes servers' lives to the database behind the supervisor's back: a database that is slow or away never holds up a game
 * server. Only the latest state of each server waits, so the queue is bounded by the number of servers.
 */
@Component(service = LifeWriter.class)
public class LifeWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LifeWriter.class);

    private final ServerStore store;
    private final CoreThreads threads;
    private final Set<ManagedServer> waiting = new LinkedHashSet<>();
    private boolean running;

    @Activate
    public LifeWriter(@Reference ServerStore store, @Reference CoreThreads threads) {
        this.store = store;
        this.threads = threads;
    }

    /** The server's life has changed. */
    void changed(ManagedServer server) {
        synchronized (waiting) {
            waiting.add(server);
            if (!running) {
                running = true;
                threads.soon(this::write);
            }
        }
    }

    @Deactivate
    void stop() {
        write();
    }

    private void write() {
        for (ManagedServer server = next(); server != null; server = next()) {
            try {
                store.updateLife(server.record());
            } catch (LanguardException e) {
                LOG.debug("The state of server {} waits for the database", server.id());
                synchronized (waiting) {
                    if (!server.deleted) {
                        waiting.add(server);
                    }
                    running = true;
                }
                threads.after(1, TimeUnit.SECONDS, this::write);
                return;
            } catch (RuntimeException e) {
                LOG.error("The state of server {} could not be stored", server.id(), e);
            }
        }
    }

    private ManagedServer next() {
        synchronized (waiting) {
            var servers = waiting.iterator();
            if (!servers.hasNext()) {
                running = false;
                return null;
            }
            ManagedServer server = servers.next();
            servers.remove();
            return server;
        }
    }
}
