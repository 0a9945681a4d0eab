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
import io.languard.service.file.OwnerOnlyFiles;
import io.languard.spi.ban.BanStore;
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
 * The rows of bans and the games' own lists, kept the same. Methods that say so want the server's ban lock, which is another
 * than that of its life.
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

    /** Does something under the server's ban lock. */
    <R> R withLock(ServerInstance server, Supplier<R> work) {
        BanSyncState state = state(server);
        state.lock.lock();
        try {
            return work.get();
        } finally {
            state.lock.unlock();
        }
    }

    /** Who keeps the game's own list, if it has one and its adapter is there. */
    Optional<GuardedService<BanManager>> manager(ServerInstance server) {
        return registry.find(server.record().gameType(), BanManager.class) instanceof Lookup.Found<BanManager> found
                ? Optional.of(found.service())
                : Optional.empty();
    }

    /** Takes over what the game's list says, unless that was done only just now. The caller holds the lock. */
    void synchronizeIfStale(ServerInstance server) {
        if (!state(server).isFresh()) {
            synchronize(server);
        }
    }

    /** Takes over what the game's list says. The caller holds the lock. */
    void synchronize(ServerInstance server) {
        GuardedService<BanManager> manager = manager(server).orElse(null);
        if (manager == null) {
            return;
        }
        BanSyncState state = state(server);
        long begun = System.nanoTime();
        List<GameBan> list = BanListSanitizer.sanitize(
                manager.call(bans -> bans.read(serverSnapshotFactory.create(server.record()))));
        if (state.markRead(list, System.nanoTime() - begun)) {
            merge(server, list);
            state.markMerged();
        }
    }

    /** The row of an identity, if there is one. The caller holds the lock. */
    Ban find(ServerInstance server, String guid) {
        return store.list(server.id()).stream()
                .filter(ban -> ban.identity().equals(guid))
                .findFirst()
                .orElse(null);
    }

    /** Writes a row. The caller holds the lock. */
    Ban save(Ban ban) {
        return store.save(List.of(ban)).get(0);
    }

    /** Removes a row. The caller holds the lock. */
    void delete(int id) {
        store.delete(List.of(id));
    }

    /** Changes the game's list, at once if a session is open. The caller holds the lock. */
    BanEffect change(
            ServerInstance server, GuardedService<BanManager> manager, List<GameBan> add, List<String> remove) {
        ScopedSession session = sessions.openScoped(server).orElse(null);
        try {
            GameServer snapshot = serverSnapshotFactory.create(server.record());
            createDirectory(snapshot.directory());
            return manager.call(bans -> bans.change(snapshot, add, remove, session));
        } finally {
            state(server).invalidate();
            if (session != null) {
                session.close();
            }
        }
    }

    /** The API promises the directory to adapters, and a server that was never started has none yet. */
    private static void createDirectory(Path directory) {
        try {
            OwnerOnlyFiles.createDirectories(directory);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The server's directory could not be created", e);
        }
    }

    /** Takes back a change of rows after the game's list could not be changed; the next reading does it otherwise. */
    void rollBack(Runnable work) {
        try {
            work.run();
        } catch (LanguardException e) {
            LOG.warn("A ban that its game did not take could not be taken back: {}", e.getMessage());
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void merge(ServerInstance server, List<GameBan> list) {
        BanReconciliation merge = new BanReconciliation(server.id(), store.list(server.id()), list, now());
        if (!merge.toDelete.isEmpty()) {
            store.delete(merge.toDelete);
        }
        for (int from = 0; from < merge.toSave.size(); from += BATCH) {
            store.save(merge.toSave.subList(from, Math.min(from + BATCH, merge.toSave.size())));
        }
    }

    private static BanSyncState state(ServerInstance server) {
        return server.attachment(BanSyncState.class, key -> new BanSyncState());
    }
}
