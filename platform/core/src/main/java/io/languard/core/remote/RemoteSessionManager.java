package io.languard.core.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import io.languard.core.CoreExecutors;
import io.languard.core.log.LogItemQueue;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.core.server.ShutdownRequester;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages the remote admin sessions of running servers: opens one for each, and again when the adapter is replaced or the
 * session could not be opened.
 */
@Component(service = {RemoteSessionManager.class, ShutdownRequester.class, PlatformEventListener.class})
public class RemoteSessionManager implements ProcessListener, ShutdownRequester, PlatformEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteSessionManager.class);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration OPENING_TIMEOUT = Duration.ofSeconds(4);
    private static final int ROUND_SECONDS = 10;

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final RemotePlayerListener players;
    private final LogItemQueue logItems;
    private final CoreExecutors threads;
    private final Set<RemoteAdminConnection> open = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> round;

    @Activate
    public RemoteSessionManager(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference RemotePlayerListener players,
            @Reference LogItemQueue logItems,
            @Reference CoreExecutors threads) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.players = players;
        this.logItems = logItems;
        this.threads = threads;
    }

    /**
     * Returns the service of a part of remote admin, or {@link RemoteAdmin} itself. Throws the error that clients see if
     * the server's game currently has no remote admin or lacks the part. A part counts as missing unless the bundle of
     * {@link RemoteAdmin} provides it, since it works on sessions of that bundle.
     */
    public <P> GuardedService<P> require(ServerInstance server, Class<P> part) {
        GuardedService<RemoteAdmin> admin = registry.require(server.record().gameType(), RemoteAdmin.class);
        return registry.findBeside(admin, server.record().gameType(), part).orElseThrow();
    }

    /**
     * Makes a request to a running server with a part of remote admin, or {@link RemoteAdmin} itself, and waits for the
     * response, about 6 seconds at most, including the time until a session that is being opened becomes usable.
     *
     * @throws LanguardException what {@link #requireRunning} throws, {@code REMOTE_ADMIN_UNAVAILABLE}, or the error that
     *     the adapter returns
     */
    public <P, R> R request(
            ServerInstance server, Class<P> part, BiFunction<P, RemoteSession, CompletionStage<R>> request) {
        requireRunning(server, part);
        long startNanos = System.nanoTime();
        RemoteAdminChannel channel = connectionOf(server).awaitUsable(OPENING_TIMEOUT);
        return channel.request(
                partOf(channel, server, part).orElseThrow(),
                RESPONSE_TIMEOUT.minusNanos(System.nanoTime() - startNanos),
                request);
    }

    /** Looks up a part beside the adapter that opened the session, which may be about to be replaced. */
    private <P> Lookup<P> partOf(RemoteAdminChannel channel, ServerInstance server, Class<P> part) {
        return registry.findBeside(channel.adapter(), server.record().gameType(), part);
    }

    /** Throws what {@link #require} throws, or {@code SERVER_NOT_RUNNING}. */
    public void requireRunning(ServerInstance server, Class<?> part) {
        require(server, part);
        if (!server.isRunning()) {
            throw new LanguardException(
                    ErrorCode.SERVER_NOT_RUNNING,
                    "Server with id " + server.id() + " is not running; its status is "
                            + server.status().wireName());
        }
    }

    /**
     * Returns the usable session, if any, and waits up to 4 seconds for one that is being opened. It ends with the
     * adapter and with the server's process.
     */
    public Optional<ScopedSession> openScoped(ServerInstance server) {
        if (!server.isRunning()
                || !(registry.find(server.record().gameType(), RemoteAdmin.class) instanceof Lookup.Found)) {
            return Optional.empty();
        }
        return connectionOf(server).awaitOpening(OPENING_TIMEOUT).map(ScopedSession::new);
    }

    /** Queries the players of a running server; returns none if the game has no player list. */
    public List<Player> listPlayers(ServerInstance server) {
        String gameType = server.record().gameType();
        return registry.find(gameType, RemoteAdmin.class) instanceof Lookup.Found<RemoteAdmin> admin
                        && registry.findBeside(admin.service(), gameType, PlayerLister.class) instanceof Lookup.Found
                ? request(server, PlayerLister.class, PlayerLister::players)
                : List.of();
    }

    /** Returns whether remote admin provides the player list, so that it need not be derived from the logs. */
    public boolean providesPlayerList(ServerInstance server) {
        RemoteAdminConnection connection = connectionOf(server);
        RemoteAdminChannel channel = connection.current();
        return channel != null && connection.playerLister(channel).isPresent();
    }

    /** Schedules a refresh of the player list. */
    public void schedulePlayerRefresh(ServerInstance server) {
        connectionOf(server).schedulePlayerRefresh();
    }

    /** Returns the effect of a command on the game's process, according to the adapter. */
    public ShutdownIntent shutdownIntent(ServerInstance server, String command) {
        return registry.require(server.record().gameType(), RemoteAdmin.class)
                .call(admin -> admin.shutdownIntent(command));
    }

    @Override
    public void processReady(ServerInstance server) {
        RemoteAdminConnection connection = connectionOf(server);
        connection.open();
        open.add(connection);
        threads.tryExecute(() -> connect(connection));
        synchronized (this) {
            if (round == null) {
                round = threads.scheduleWithFixedDelay(ROUND_SECONDS, TimeUnit.SECONDS, this::round);
            }
        }
    }

    @Override
    public void processEnded(ServerInstance server) {
        RemoteAdminConnection connection = connectionOf(server);
        open.remove(connection);
        connection.close();
        synchronized (this) {
            if (open.isEmpty() && round != null) {
                round.cancel(false);
                round = null;
            }
        }
    }

    @Override
    public boolean requestShutdown(ServerInstance server) {
        RemoteAdminConnection connection = connectionOf(server);
        if (!open.contains(connection) || !registry.supports(server.record().gameType(), GracefulShutdown.class)) {
            return false;
        }
        Optional<RemoteAdminChannel> channel = connection.awaitOpening(OPENING_TIMEOUT);
        if (channel.isEmpty()
                || !(partOf(channel.get(), server, GracefulShutdown.class)
                        instanceof Lookup.Found<GracefulShutdown> found)) {
            return false;
        }
        try {
            channel.get().request(found.service(), RESPONSE_TIMEOUT, GracefulShutdown::shutdown);
            return true;
        } catch (LanguardException e) {
            return false;
        }
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            open.stream()
                    .filter(connection ->
                            connection.server().record().gameType().equals(changed.gameType()))
                    .forEach(connection -> {
                        threads.tryExecute(() -> connect(connection));
                        connection.schedulePlayerRefresh();
                    });
        }
    }

    /** Refreshes all player lists and retries sessions that could not be opened before. */
    private void round() {
        for (RemoteAdminConnection connection : open) {
            threads.tryExecute(() -> connect(connection));
            connection.schedulePlayerRefresh();
        }
    }

    private void connect(RemoteAdminConnection connection) {
        Lookup<RemoteAdmin> lookup = registry.find(connection.server().record().gameType(), RemoteAdmin.class);
        try {
            connection.switchTo(lookup instanceof Lookup.Found<RemoteAdmin> found ? found.service() : null);
        } catch (LanguardException e) {
            LOG.debug(
                    "Could not open remote admin of server {}: {}",
                    connection.server().id(),
                    e.getMessage());
        }
    }

    private RemoteAdminConnection connectionOf(ServerInstance server) {
        return server.attachment(
                RemoteAdminConnection.class,
                of -> new RemoteAdminConnection(of, registry, serverSnapshotFactory, players, logItems, threads));
    }
}
