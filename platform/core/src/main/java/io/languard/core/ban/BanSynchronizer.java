package io.languard.core.ban;

import io.languard.api.GameServer;
import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.remote.ScopedSession;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.ban.Ban;
import io.languard.spi.ban.BanStore;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Synchronizes stored bans with the games' own lists. Methods documented to require it must be called with the server's
 * ban lock held, which is not the lock that guards the server's state.
 */
@Component(service = BanSynchronizer.class)
public class BanSynchronizer {

    private static final Logger LOG = LoggerFactory.getLogger(BanSynchronizer.class);
    private static final int BATCH = 1_000;

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final RemoteSessionManager sessions;
    private final BanStore store;

    @Activate
    public BanSynchronizer(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference RemoteSessionManager sessions,
            @Reference BanStore store) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.sessions = sessions;
        this.store = store;
    }

    /** Runs work with the server's ban lock held. */
    <R> R withLock(ServerInstance server, Supplier<R> work) {
        BanSyncState state = state(server);
        state.lock.lock();
        try {
            return work.get();
        } finally {
            state.lock.unlock();
        }
    }

    /** Returns the manager of the game's own list; empty if the game has no such list or its adapter is unavailable. */
    Optional<GuardedService<BanManager>> manager(ServerInstance server) {
        return registry.find(server.record().gameType(), BanManager.class) instanceof Lookup.Found<BanManager> found
                ? Optional.of(found.service())
                : Optional.empty();
    }

    /** Merges the game's list into the stored bans unless it was read a moment ago. Requires the ban lock. */
    void synchronizeIfStale(ServerInstance server) {
        if (!state(server).isFresh()) {
            synchronize(server);
        }
    }

    /** Merges the game's list into the stored bans. Requires the ban lock. */
    void synchronize(ServerInstance server) {
        GuardedService<BanManager> manager = manager(server).orElse(null);
        if (manager == null) {
            return;
        }
        BanSyncState state = state(server);
        long started = System.nanoTime();
        List<GameBan> list =
                BanListSanitizer.sanitize(manager.call(bans -> bans.read(serverSnapshotFactory.current(server))));
        if (state.markRead(list, System.nanoTime() - started)) {
            merge(server, list);
            state.markMerged();
        }
    }

    /** Saves a ban and returns it with its id. Requires the ban lock. */
    Ban save(Ban ban) {
        return store.save(List.of(ban)).get(0);
    }

    /** Deletes a stored ban. Requires the ban lock. */
    void delete(int id) {
        store.delete(List.of(id));
    }

    /** Changes the game's list; takes effect immediately if a remote session is open. Requires the ban lock. */
    BanEffect change(
            ServerInstance server, GuardedService<BanManager> manager, List<GameBan> add, List<String> remove) {
        ScopedSession session = sessions.openScoped(server).orElse(null);
        try {
            GameServer snapshot = serverSnapshotFactory.current(server);
            createDirectory(snapshot.directory());
            return manager.call(bans -> bans.change(snapshot, add, remove, session));
        } finally {
            state(server).invalidate();
            if (session != null) {
                session.close();
            }
        }
    }

    /** Creates the server's directory, which adapters rely on and which a server that never started does not have. */
    private static void createDirectory(Path directory) {
        try {
            OwnerOnlyFiles.createDirectories(directory);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not create the server's directory", e);
        }
    }

    /**
     * Reverts stored bans after the game's list could not be changed. If that fails, the next synchronization corrects
     * them.
     */
    void rollBack(Runnable work) {
        try {
            work.run();
        } catch (LanguardException e) {
            LOG.warn("Could not roll back a ban that the game rejected: {}", e.getMessage());
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void merge(ServerInstance server, List<GameBan> list) {
        BanReconciliation reconciliation = new BanReconciliation(server.id(), store.list(server.id()), list, now());
        if (!reconciliation.toDelete.isEmpty()) {
            store.delete(reconciliation.toDelete);
        }
        for (int from = 0; from < reconciliation.toSave.size(); from += BATCH) {
            store.save(reconciliation.toSave.subList(from, Math.min(from + BATCH, reconciliation.toSave.size())));
        }
    }

    private static BanSyncState state(ServerInstance server) {
        return server.attachment(BanSyncState.class, key -> new BanSyncState());
    }
}
