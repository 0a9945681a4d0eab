package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.config.SectionValueResolver;
import io.languard.service.settings.Settings;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerStore;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All servers, in memory. This platform is the only one that writes their rows, so what stands here is what holds; the
 * database is what remains.
 */
@Component(service = ServerRegistry.class)
public class ServerRegistry {

    private final Map<Integer, ServerInstance> servers = new ConcurrentSkipListMap<>();
    private volatile boolean loaded;
    private final ServerStore store;
    private final SectionValueResolver values;
    private final Path directory;

    /** Held while names and ports of servers are compared and changed, so that two can't take the same. */
    final ReentrantLock definitionLock = new ReentrantLock();

    @Activate
    public ServerRegistry(
            @Reference ServerStore store, @Reference SectionValueResolver values, @Reference Settings settings) {
        this.store = store;
        this.values = values;
        this.directory = settings.data().toAbsolutePath().normalize().resolve("servers");
    }

    /** The server, or {@code NOT_FOUND}. */
    public ServerInstance require(int id) {
        requireLoaded();
        ServerInstance server = servers.get(id);
        if (server == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Server with id " + id + " not found");
        }
        return server;
    }

    /** The server, if there is one now. */
    public Optional<ServerInstance> find(int id) {
        return Optional.ofNullable(servers.get(id));
    }

    /** Changes the server's definition, in the database first. */
    public void updateDefinition(ServerInstance server, UnaryOperator<ServerRecord> change) {
        definitionLock.lock();
        try {
            store.updateDefinition(change.apply(server.record()));
            server.update(change);
            server.invalidatePorts();
        } finally {
            definitionLock.unlock();
        }
    }

    /** Works out again what follows from a server's config. */
    public void refreshDerivedValues(ServerInstance server) {
        server.invalidatePorts();
        refreshMaxPlayers(server);
    }

    /** Works out again how many players the server's config admits; what is known stays while nobody can tell. */
    void refreshMaxPlayers(ServerInstance server) {
        Integer most = values.maxPlayers(server.record());
        if (most != null) {
            server.maxPlayers = most;
        }
    }

    /** Where the server's files lie. */
    public Path directoryOf(int id) {
        return directory.resolve(Integer.toString(id));
    }

    /** Every server. */
    public Collection<ServerInstance> all() {
        requireLoaded();
        return servers.values();
    }

    /** Reads every server from the database. */
    Collection<ServerInstance> load() {
        for (ServerRecord record : store.list()) {
            servers.putIfAbsent(record.id(), new ServerInstance(record));
        }
        loaded = true;
        return servers.values();
    }

    private void requireLoaded() {
        if (!loaded) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach");
        }
    }

    ServerInstance add(ServerRecord record, List<ConfigSectionRecord> sections) {
        ServerInstance server = new ServerInstance(store.insert(record, sections));
        servers.put(server.id(), server);
        return server;
    }

    void remove(ServerInstance server) {
        store.delete(server.id());
        server.deleted = true;
        servers.remove(server.id());
    }
}
