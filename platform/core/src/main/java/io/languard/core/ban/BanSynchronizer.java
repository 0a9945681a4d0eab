package io.languard.core.ban;

import io.languard.api.GameServer;
import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.core.process.ProcessHost;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.remote.ScopedSession;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.ban.Ban;
import io.languard.spi.ban.BanStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Synchronizes stored bans with the games' own lists. Only {@link LockedBans} reads and changes them, which exists while
 * {@link #callLocked} runs. A server's bans have a lock of their own, since adapter calls and SQL run under it.
 */
@Component(service = BanSynchronizer.class)
public class BanSynchronizer {

    private static final int BATCH = 1_000;

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final RemoteSessionManager sessions;
    private final ProcessHost processHost;
    private final BanStore store;

    @Activate
    public BanSynchronizer(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference RemoteSessionManager sessions,
            @Reference ProcessHost processHost,
            @Reference BanStore store) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.sessions = sessions;
        this.processHost = processHost;
        this.store = store;
    }

    /** Runs work under the lock of the server's bans and returns its result. */
    <R> R callLocked(ServerInstance server, Function<LockedBans, R> work) {
        ServerBans bans = server.attachment(ServerBans.class, key -> new ServerBans());
        bans.lock.lock();
        try {
            return work.apply(new LockedBans(server, bans.state));
        } finally {
            bans.lock.unlock();
        }
    }

    /** Returns the manager of the game's own list; empty if the game has no such list or its adapter is unavailable. */
    Optional<GuardedService<BanManager>> manager(ServerInstance server) {
        return registry.find(server.record().gameType(), BanManager.class) instanceof Lookup.Found<BanManager> found
                ? Optional.of(found.service())
                : Optional.empty();
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The lock of a server's bans and what it guards. */
    private static final class ServerBans {

        private final ReentrantLock lock = new ReentrantLock();
        private final BanSyncState state = new BanSyncState();
    }

    /** The bans of one server under their lock. */
    final class LockedBans {

        private final ServerInstance server;
        private final BanSyncState state;

        private LockedBans(ServerInstance server, BanSyncState state) {
            this.server = server;
            this.state = state;
        }

        /** Merges the game's list into the stored bans unless it was read a moment ago. */
        void synchronizeIfStale() {
            if (!state.isFresh()) {
                synchronize();
            }
        }

        /** Merges the game's list into the stored bans. */
        void synchronize() {
            GuardedService<BanManager> manager = manager(server).orElse(null);
            if (manager == null) {
                return;
            }
            long started = System.nanoTime();
            List<GameBan> list =
                    BanListSanitizer.sanitize(manager.call(bans -> bans.read(serverSnapshotFactory.current(server))));
            if (state.markRead(list, System.nanoTime() - started)) {
                merge(list);
                state.markMerged();
            }
        }

        /** Saves a ban and returns it with its id. */
        Ban save(Ban ban) {
            return store.save(List.of(ban)).get(0);
        }

        /** Deletes a stored ban. */
        void delete(int id) {
            store.delete(List.of(id));
        }

        /** Changes the game's list; takes effect immediately if a remote session is open. */
        BanEffect change(GuardedService<BanManager> manager, List<GameBan> add, List<String> remove) {
            ScopedSession session = sessions.openScoped(server).orElse(null);
            try {
                GameServer snapshot = serverSnapshotFactory.current(server);
                // A server that never started has no directory, but adapters rely on it.
                processHost.createDirectory(snapshot.directory());
                return manager.call(bans -> bans.change(snapshot, add, remove, session));
            } finally {
                state.invalidate();
                if (session != null) {
                    session.close();
                }
            }
        }

        private void merge(List<GameBan> list) {
            BanReconciliation reconciliation = new BanReconciliation(server.id(), store.list(server.id()), list, now());
            if (!reconciliation.toDelete.isEmpty()) {
                store.delete(reconciliation.toDelete);
            }
            for (int from = 0; from < reconciliation.toSave.size(); from += BATCH) {
                store.save(reconciliation.toSave.subList(from, Math.min(from + BATCH, reconciliation.toSave.size())));
            }
        }
    }
}
