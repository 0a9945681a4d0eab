package io.languard.core.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteSession;
import io.languard.core.CoreExecutors;
import io.languard.core.log.LogItemLimiter;
import io.languard.core.log.LogItemQueue;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The remote admin connection of one running server, across replacements of its adapter. Thread-safe. */
final class RemoteAdminConnection {

    private final ServerInstance server;
    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final RemotePlayerListener players;
    private final LogItemQueue logItems;
    private final CoreExecutors threads;
    private final PlayerListRefresher playerLists;

    private boolean open;
    private long openedNanos;
    private @Nullable RemoteAdminChannel channel;
    private CompletableFuture<RemoteAdminChannel> usable = new CompletableFuture<>();

    RemoteAdminConnection(
            ServerInstance server,
            AdapterRegistry registry,
            ServerSnapshotFactory serverSnapshotFactory,
            RemotePlayerListener players,
            LogItemQueue logItems,
            CoreExecutors threads) {
        this.server = server;
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.players = players;
        this.logItems = logItems;
        this.threads = threads;
        this.playerLists = new PlayerListRefresher(this, players, threads);
    }

    ServerInstance server() {
        return server;
    }

    synchronized void open() {
        open = true;
        openedNanos = System.nanoTime();
    }

    /**
     * Switches to this adapter unless it is already in use; {@code null} for none. The adapter is called outside
     * the monitor, since it may immediately report that it is connected.
     */
    void switchTo(@Nullable GuardedService<RemoteAdmin> current) {
        RemoteAdminChannel old;
        RemoteAdminChannel fresh = null;
        synchronized (this) {
            if (!open || (channel != null && channel.adapter() == current)) {
                return;
            }
            old = drop();
            if (current != null && server.isActive()) {
                fresh = new RemoteAdminChannel(this, current);
                channel = fresh;
                openedNanos = System.nanoTime();
            }
        }
        if (old != null) {
            old.close();
        }
        if (fresh != null) {
            connect(fresh);
        }
    }

    private void connect(RemoteAdminChannel fresh) {
        try {
            fresh.adapter().call(admin -> {
                RemoteSession session = admin.open(serverSnapshotFactory.current(server), fresh);
                opened(fresh, session);
                return session;
            });
        } finally {
            synchronized (this) {
                if (channel == fresh && fresh.session() == null) {
                    channel = null;
                }
            }
        }
    }

    /**
     * Gives a session to its channel, or closes it if the channel has been dropped. Part of the adapter's call, whose
     * caller may have given up: otherwise nobody would close a session that the adapter returns afterwards.
     */
    private void opened(RemoteAdminChannel by, RemoteSession session) {
        boolean current;
        synchronized (this) {
            current = by == channel;
            if (current) {
                by.attach(session);
            }
        }
        if (current) {
            channelChanged(by);
        } else if (session != null) {
            session.close();
        }
    }

    /** Closes the connection. Returns immediately; the adapter is called on a worker. */
    void close() {
        RemoteAdminChannel old;
        synchronized (this) {
            open = false;
            usable.completeExceptionally(new LanguardException(
                    ErrorCode.SERVER_NOT_RUNNING, "Server with id " + server.id() + " has ended"));
            old = drop();
        }
        if (old != null) {
            threads.execute(old::close);
        }
    }

    /** Returns the usable channel; {@code null} if there is none. */
    synchronized @Nullable RemoteAdminChannel current() {
        return channel != null && channel.isUsable() ? channel : null;
    }

    /**
     * Waits for a usable channel and returns it. Throws {@code REMOTE_ADMIN_UNAVAILABLE} if there is none within the
     * limit.
     */
    RemoteAdminChannel awaitUsable(Duration limit) {
        CompletableFuture<RemoteAdminChannel> coming;
        synchronized (this) {
            if (channel != null && channel.isUsable()) {
                return channel;
            }
            // The adapter may be gone without a report: then the completed future holds a channel that is no use any
            // more.
            usable = usable.isDone() ? new CompletableFuture<>() : usable;
            coming = usable;
        }
        try {
            return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LanguardException known ? known : unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /**
     * Waits for a usable channel as long as the session was opened less than the limit ago, so that a caller who comes
     * early waits, and one who comes while remote admin is disabled or unreachable does not. Returns empty if there is
     * none.
     */
    Optional<RemoteAdminChannel> awaitOpening(Duration limit) {
        Duration left;
        synchronized (this) {
            RemoteAdminChannel current = current();
            if (current != null) {
                return Optional.of(current);
            }
            left = open ? limit.minusNanos(System.nanoTime() - openedNanos) : limit;
        }
        try {
            return !left.isNegative() ? Optional.of(awaitUsable(left)) : Optional.empty();
        } catch (LanguardException e) {
            return Optional.empty();
        }
    }

    /** Called when a session has been attached, has connected or has lost its connection. */
    void channelChanged(RemoteAdminChannel of) {
        CompletableFuture<RemoteAdminChannel> connected = null;
        synchronized (this) {
            if (of != channel) {
                return;
            }
            if (!of.isUsable()) {
                usable = usable.isDone() ? new CompletableFuture<>() : usable;
            } else if (!usable.isDone()) {
                connected = usable;
            }
        }
        if (connected != null) {
            connected.complete(of);
            schedulePlayerRefresh();
        }
    }

    void received(RemoteAdminChannel by, LogItem reported) {
        synchronized (this) {
            if (by != channel) {
                return;
            }
        }
        LogItem item = LogItemLimiter.limit(reported);
        if (item == null) {
            by.reportOversized();
            return;
        }
        boolean listed = playerLister(by).isPresent();
        if (item instanceof LogItem.PlayerJoined playerJoined && listed) {
            players.playerSeen(server, playerJoined.player());
            schedulePlayerRefresh();
        } else if (item instanceof LogItem.PlayerJoined playerJoined) {
            players.playerJoined(server, playerJoined.player());
        } else if (item instanceof LogItem.PlayerLeft && listed) {
            schedulePlayerRefresh();
        } else if (item instanceof LogItem.PlayerLeft playerLeft) {
            players.playerLeft(server, playerLeft.slotId());
        } else {
            logItems.offer(server.id(), item);
        }
    }

    /** Returns the service that lists the players with this channel's session; empty if its adapter has none. */
    Optional<GuardedService<PlayerLister>> playerLister(RemoteAdminChannel of) {
        return registry.findBeside(of.adapter(), server.record().gameType(), PlayerLister.class)
                        instanceof Lookup.Found<PlayerLister> found
                ? Optional.of(found.service())
                : Optional.empty();
    }

    /** Returns whether the channel is the one in use. */
    synchronized boolean isCurrent(RemoteAdminChannel of) {
        return open && of == channel;
    }

    void schedulePlayerRefresh() {
        playerLists.schedule();
    }

    private @Nullable RemoteAdminChannel drop() {
        RemoteAdminChannel old = channel;
        channel = null;
        usable = usable.isDone() ? new CompletableFuture<>() : usable;
        return old;
    }

    private LanguardException unavailable() {
        return new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "Remote admin is unavailable");
    }
}
