package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.core.config.SectionValueResolver;
import io.languard.service.server.ServerDefinition;
import io.languard.service.settings.Settings;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A registry of all servers, in memory. Only this platform writes their rows, so the registry is authoritative while it
 * runs, and the database only persists it. Thread-safe.
 */
@Component(service = ServerRegistry.class)
public class ServerRegistry {

    private final Map<Integer, ServerInstance> servers = new ConcurrentSkipListMap<>();
    private volatile boolean loaded;
    private final ServerStore store;
    private final SectionValueResolver values;
    private final ServerEvents events;
    private final Path directory;

    @Activate
    public ServerRegistry(
            @Reference ServerStore store,
            @Reference SectionValueResolver values,
            @Reference ServerEvents events,
            @Reference Settings settings) {
        this.store = store;
        this.values = values;
        this.events = events;
        this.directory = settings.data().toAbsolutePath().normalize().resolve("servers");
    }

    /** Returns the server; throws {@code NOT_FOUND} if there is none with this id. */
    public ServerInstance require(int id) {
        requireLoaded();
        ServerInstance server = servers.get(id);
        if (server == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + id + " not found");
        }
        return server;
    }

    /** Returns the server, if there is one with this id. */
    public Optional<ServerInstance> find(int id) {
        return Optional.ofNullable(servers.get(id));
    }

    /** Returns all servers, ordered by id. */
    public Collection<ServerInstance> all() {
        requireLoaded();
        return servers.values();
    }

    /** Returns the directory of a server's files. */
    public Path directoryOf(int id) {
        return directory.resolve(Integer.toString(id));
    }

    /** Loads all servers from the database. Until then, the registry throws {@code DATABASE_UNAVAILABLE}. */
    public Collection<ServerInstance> load() {
        for (ServerRecord record : store.list()) {
            servers.putIfAbsent(record.id(), new ServerInstance(record, events));
        }
        loaded = true;
        return servers.values();
    }

    /** Tells whether the stored servers are known. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Recomputes the values derived from a server's configuration. */
    public void refreshDerivedValues(ServerInstance server) {
        server.ports().invalidate();
        refreshMaxPlayers(server);
    }

    /**
     * Recomputes the maximum number of players from the server's configuration; retains the last value while that is
     * impossible.
     */
    void refreshMaxPlayers(ServerInstance server) {
        Integer maxPlayers = values.maxPlayers(server.record());
        if (maxPlayers != null) {
            if (server.updateMaxPlayers(maxPlayers)) {
                events.changed(server);
            }
        }
    }

    /** Stores a new server, whose name and ports must be reserved. */
    ServerInstance add(ServerRecord record, List<ConfigSectionRecord> sections, List<PortBinding> ports) {
        ServerInstance server = new ServerInstance(store.insert(record, sections), events);
        server.ports().set(List.copyOf(ports));
        servers.put(server.id(), server);
        events.changed(server);
        return server;
    }

    /** Changes a server's definition, first in the database. A new name and new ports must be reserved. */
    void updateDefinition(ServerInstance server, UnaryOperator<ServerDefinition> change) {
        server.callDefining(() -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            store.updateDefinition(server.record().withDefinition(change, now));
            server.update(record -> record.withDefinition(change, now));
            server.ports().invalidate();
            events.changed(server);
            return null;
        });
    }

    /** Deletes a server. */
    void remove(LockedServer locked) {
        ServerInstance server = locked.server();
        store.delete(server.id());
        locked.markDeleted();
        servers.remove(server.id());
        events.removed(server.id());
    }

    private void requireLoaded() {
        if (!loaded) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }
}
