package io.languard.core.ban;

import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.registry.Provided;
import io.languard.core.server.LentSession;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.RemoteSessions;
import io.languard.core.server.Snapshots;
import io.languard.ports.ban.Ban;
import io.languard.ports.ban.BanStore;
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
@Component(service = BanBook.class)
public class BanBook {

    private static final Logger LOG = LoggerFactory.getLogger(BanBook.class);
    private static final int BATCH = 1_000;

    private final AdapterRegistry registry;
    private final Snapshots snapshots;
    private final RemoteSessions sessions;
    private final BanStore store;

    @Activate
    public BanBook(
            @Reference AdapterRegistry registry,
            @Reference Snapshots snapshots,
            @Reference RemoteSessions sessions,
            @Reference BanStore store) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.sessions = sessions;
        this.store = store;
    }

    /** Does something under the server's ban lock. */
    <R> R locked(ManagedServer server, Supplier<R> work) {
        BanState state = state(server);
        state.lock.lock();
        try {
            return work.get();
        } finally {
            state.lock.unlock();
        }
    }

    /** Who keeps the game's own list, if it has one and its adapter is there. */
    Optional<Provided<BanManager>> manager(ManagedServer server) {
        return registry.find(server.record().gameType(), BanManager.class) instanceof Lookup.Found<BanManager> found
                ? Optional.of(found.provided())
                : Optional.empty();
    }

    /** Takes over what the game's list says, unless that was done only just now. The caller holds the lock. */
    void follow(ManagedServer server) {
        if (!state(server).isFresh()) {
            followNow(server);
        }
    }

    /** Takes over what the game's list says. The caller holds the lock. */
    void followNow(ManagedServer server) {
        Provided<BanManager> manager = manager(server).orElse(null);
        if (manager == null) {
            return;
        }
        BanState state = state(server);
        long begun = System.nanoTime();
        List<GameBan> list = ListedBans.fit(manager.call(bans -> bans.read(snapshots.of(server.record()))));
        if (state.read(list, System.nanoTime() - begun)) {
            merge(server, list);
            state.merged();
        }
    }

    /** The row of an identity, if there is one. The caller holds the lock. */
    Ban row(ManagedServer server, String guid) {
        return store.list(server.id()).stream()
                .filter(ban -> ban.guid().equals(guid))
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
    BanEffect change(ManagedServer server, Provided<BanManager> manager, List<GameBan> add, List<String> remove) {
        LentSession session = sessions.lend(server).orElse(null);
        try {
            return manager.call(bans -> bans.change(snapshots.of(server.record()), add, remove, session));
        } finally {
            state(server).doubt();
            if (session != null) {
                session.close();
            }
        }
    }

    /** Takes back a change of rows after the game's list could not be changed; the next reading does it otherwise. */
    void takeBack(Runnable work) {
        try {
            work.run();
        } catch (LanguardException e) {
            LOG.warn("A ban that its game did not take could not be taken back: {}", e.getMessage());
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void merge(ManagedServer server, List<GameBan> list) {
        BanMerge merge = new BanMerge(server.id(), store.list(server.id()), list, now());
        if (!merge.delete.isEmpty()) {
            store.delete(merge.delete);
        }
        for (int from = 0; from < merge.save.size(); from += BATCH) {
            store.save(merge.save.subList(from, Math.min(from + BATCH, merge.save.size())));
        }
    }

    private static BanState state(ManagedServer server) {
        return server.part(BanState.class, key -> new BanState());
    }
}
