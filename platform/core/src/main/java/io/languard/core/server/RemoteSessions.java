package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.core.CoreThreads;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.registry.Provided;
import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.server.ServerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The remote admin sessions of running servers: one each, opened when a server runs, and again when its adapter is replaced.
 */
@Component(service = {RemoteSessions.class, EventListener.class})
public class RemoteSessions implements EventListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteSessions.class);
    private static final Duration ANSWER = Duration.ofSeconds(6);
    private static final int REFRESH_SECONDS = 10;

    private final AdapterRegistry registry;
    private final Snapshots snapshots;
    private final CoreThreads threads;
    private final Map<ManagedServer, Open> open = new ConcurrentHashMap<>();

    @Activate
    public RemoteSessions(
            @Reference AdapterRegistry registry, @Reference Snapshots snapshots, @Reference CoreThreads threads) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.threads = threads;
    }

    void open(ManagedServer server) {
        open.computeIfAbsent(server, Open::new);
        threads.run(() -> reopen(server));
    }

    void close(ManagedServer server) {
        Open session = open.remove(server);
        if (session != null) {
            session.end();
        }
    }

    /** Asks the game to end; false if that can't be said to it, or it does not answer. */
    boolean shutdown(ManagedServer server) {
        Open session = open.get(server);
        return session != null && session.shutdown();
    }

    @Override
    public void on(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            open.keySet().stream()
                    .filter(server -> server.record().gameType().equals(changed.gameType()))
                    .forEach(server -> threads.run(() -> reopen(server)));
        }
    }

    private void reopen(ManagedServer server) {
        Open session = open.get(server);
        if (session == null) {
            return;
        }
        Lookup<RemoteAdmin> lookup = registry.find(server.record().gameType(), RemoteAdmin.class);
        try {
            session.use(lookup instanceof Lookup.Found<RemoteAdmin> found ? found.provided() : null);
        } catch (LanguardException e) {
            LOG.debug("Remote admin of server {} can't be opened: {}", server.id(), e.getMessage());
        }
    }

    /** One server's session with the adapter that is there now. */
    private final class Open implements RemoteListener {

        private final ManagedServer server;
        private final AtomicBoolean asking = new AtomicBoolean();
        private Provided<RemoteAdmin> adapter;
        private RemoteSession session;
        private boolean ended;
        private volatile boolean connected;

        Open(ManagedServer server) {
            this.server = server;
        }

        synchronized void use(Provided<RemoteAdmin> current) {
            if (ended || (current == adapter && session != null)) {
                return;
            }
            drop();
            adapter = current;
            if (current != null && server.status() == ServerStatus.RUNNING) {
                session = current.call(admin -> admin.open(snapshots.of(server.record()), this));
            }
        }

        synchronized void end() {
            ended = true;
            drop();
        }

        boolean shutdown() {
            RemoteSession now;
            Provided<RemoteAdmin> by;
            synchronized (this) {
                now = session;
                by = adapter;
            }
            if (now == null || by.gone() || !connected) {
                return false;
            }
            try {
                by.await(by.direct(ignored -> now.shutdown()).toCompletableFuture(), ANSWER);
                return true;
            } catch (LanguardException e) {
                return false;
            }
        }

        @Override
        public void connected(boolean now) {
            connected = now;
            if (now) {
                playersChanged();
            }
        }

        @Override
        public void received(LogItem item) {
            if (item instanceof LogItem.Joined || item instanceof LogItem.Left) {
                playersChanged();
            }
        }

        @Override
        public void playersChanged() {
            if (asking.compareAndSet(false, true)) {
                threads.run(this::askPlayers);
            }
        }

        private void askPlayers() {
            asking.set(false);
            RemoteSession now;
            Provided<RemoteAdmin> by;
            synchronized (this) {
                now = session;
                by = adapter;
            }
            if (now == null || by.gone() || !connected) {
                return;
            }
            by.direct(ignored -> now.players()).whenComplete((List<Player> players, Throwable failure) -> {
                if (failure == null) {
                    server.players = List.copyOf(players);
                }
                threads.after(REFRESH_SECONDS, TimeUnit.SECONDS, this::refresh);
            });
        }

        private void refresh() {
            synchronized (this) {
                if (ended) {
                    return;
                }
            }
            playersChanged();
        }

        private void drop() {
            connected = false;
            RemoteSession old = session;
            session = null;
            if (old != null && !adapter.gone()) {
                try {
                    adapter.direct(ignored -> {
                        old.close();
                        return null;
                    });
                } catch (LanguardException e) {
                    LOG.debug("A remote admin session could not be closed", e);
                }
            }
        }
    }
}
