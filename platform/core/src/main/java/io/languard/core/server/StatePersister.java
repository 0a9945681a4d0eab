package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.spi.server.ServerStore;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Persists the run states of servers asynchronously, so that a slow or unavailable database never delays a game server.
 * Only the latest state of each server is queued, so the number of servers bounds the queue.
 */
@Component(service = StatePersister.class)
public class StatePersister {

    private static final Logger LOG = LoggerFactory.getLogger(StatePersister.class);

    private final ServerStore store;
    private final CoreExecutors threads;
    private final Set<ServerInstance> waiting = new LinkedHashSet<>();
    private boolean running;

    @Activate
    public StatePersister(@Reference ServerStore store, @Reference CoreExecutors threads) {
        this.store = store;
        this.threads = threads;
    }

    /** Schedules the server's run state to be stored. */
    void enqueue(ServerInstance server) {
        synchronized (waiting) {
            waiting.add(server);
            if (!running) {
                running = true;
                threads.execute(this::write);
            }
        }
    }

    @Deactivate
    void stop() {
        write();
    }

    private void write() {
        for (ServerInstance server = next(); server != null; server = next()) {
            try {
                store.updateRunState(server.record());
            } catch (LanguardException e) {
                LOG.debug("The state of server {} waits for the database", server.id());
                synchronized (waiting) {
                    if (!server.isDeleted()) {
                        waiting.add(server);
                    }
                    running = true;
                }
                threads.schedule(1, TimeUnit.SECONDS, this::write);
                return;
            } catch (RuntimeException e) {
                LOG.error("Could not store the state of server {}", server.id(), e);
            }
        }
    }

    private @Nullable ServerInstance next() {
        synchronized (waiting) {
            var servers = waiting.iterator();
            if (!servers.hasNext()) {
                running = false;
                return null;
            }
            ServerInstance server = servers.next();
            servers.remove();
            return server;
        }
    }
}
