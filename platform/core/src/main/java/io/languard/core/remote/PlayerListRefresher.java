package io.languard.core.remote;

import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteSession;
import io.languard.core.CoreExecutors;
import io.languard.core.registry.GuardedService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Queries the player list through the channel in use. Makes one request at a time per channel, so that responses arrive in
 * order. Thread-safe.
 */
final class PlayerListRefresher {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final RemoteAdminConnection connection;
    private final RemotePlayerListener players;
    private final CoreExecutors threads;

    private @Nullable RemoteAdminChannel refreshing;
    private boolean refreshAgain;

    PlayerListRefresher(RemoteAdminConnection connection, RemotePlayerListener players, CoreExecutors threads) {
        this.connection = connection;
        this.players = players;
        this.threads = threads;
    }

    /** Schedules a refresh; one that is requested during another follows it. */
    void schedule() {
        threads.tryExecute(this::refresh);
    }

    private void refresh() {
        RemoteAdminChannel current = connection.current();
        RemoteSession session = current == null ? null : current.session();
        if (current == null || session == null) {
            return;
        }
        GuardedService<PlayerLister> lister = connection.playerLister(current).orElse(null);
        if (lister == null || !begin(current)) {
            return;
        }
        try {
            lister.call(service -> service.players(session))
                    .toCompletableFuture()
                    .thenApply(lister::requireLimited)
                    .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .whenComplete((list, failure) -> received(current, list));
        } catch (LanguardException e) {
            received(current, null);
        }
    }

    private synchronized boolean begin(RemoteAdminChannel current) {
        if (!connection.isCurrent(current)) {
            return false; // the next channel schedules a refresh of its own
        }
        if (refreshing == current) {
            refreshAgain = true;
            return false;
        }
        refreshing = current;
        refreshAgain = false;
        return true;
    }

    private void received(RemoteAdminChannel by, @Nullable List<Player> list) {
        try {
            if (list != null && isRefreshing(by) && connection.isCurrent(by)) {
                players.playersListed(connection.server(), list);
            }
        } finally {
            if (end(by)) {
                schedule();
            }
        }
    }

    private synchronized boolean isRefreshing(RemoteAdminChannel by) {
        return by == refreshing;
    }

    /** Returns whether another refresh was requested meanwhile. */
    private synchronized boolean end(RemoteAdminChannel by) {
        boolean again = by == refreshing && refreshAgain;
        refreshing = by == refreshing ? null : refreshing;
        return again;
    }
}
