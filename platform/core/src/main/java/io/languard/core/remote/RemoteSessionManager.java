package io.languard.core.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import io.languard.core.CoreExecutors;
import io.languard.core.log.LogItemQueue;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.core.server.ShutdownRequester;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The remote admin sessions of running servers: one each, opened when a server runs, and again when its adapter is replaced.
 */
@Component(
        service = {
            RemoteSessionManager.class,
            ProcessListener.class,
            ShutdownRequester.class,
            PlatformEventListener.class
        },
        property = "service.ranking:Integer=20")
public class RemoteSessionManager implements ProcessListener, ShutdownRequester, PlatformEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteSessionManager.class);
    private static final Duration ANSWER = Duration.ofSeconds(6);
    private static final Duration LEAST_FOR_ANSWER = Duration.ofSeconds(2);
    private static final int ROUND_SECONDS = 10;

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final RemotePlayerListener players;
    private final LogItemQueue inbox;
    private final CoreExecutors threads;
    private final Set<RemoteAdminConnection> open = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> round;

    @Activate
    public RemoteSessionManager(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference RemotePlayerListener players,
            @Reference LogItemQueue inbox,
            @Reference CoreExecutors threads) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.players = players;
        this.inbox = inbox;
        this.threads = threads;
    }

    /** The error that clients see if the server's game has no remote admin now. */
    public void require(ServerInstance server) {
        registry.require(server.record().gameType(), RemoteAdmin.class);
    }

    /**
     * Asks a running server something and waits for the answer, at most about 6 seconds; a session that is only just being
     * opened is waited for, too.
     *
     * @throws LanguardException what {@link #require} throws, {@code SERVER_NOT_RUNNING}, {@code REMOTE_ADMIN_UNAVAILABLE},
     *     or what the session answers
     */
    public <R> R request(ServerInstance server, Function<RemoteSession, CompletionStage<R>> request) {
        requireRunning(server);
        long begun = System.nanoTime();
        RemoteAdminChannel link = connectionOf(server).awaitUsable(ANSWER.minus(LEAST_FOR_ANSWER));
        return link.request(ANSWER.minusNanos(System.nanoTime() - begun), request);
    }

    /** The errors of a request to a server's remote admin that can be known at once. */
    public void requireRunning(ServerInstance server) {
        require(server);
        if (!server.isRunning()) {
            throw new LanguardException(
                    ErrorCode.SERVER_NOT_RUNNING,
                    "Server with id " + server.id() + " is not running; it is "
                            + server.status().wireName());
        }
    }

    /** The session that can be used now, if there is one; usable until the adapter goes or the server ends. */
    public Optional<ScopedSession> openScoped(ServerInstance server) {
        RemoteAdminChannel link = connectionOf(server).current();
        return link == null || !server.isRunning() ? Optional.empty() : Optional.of(new ScopedSession(link));
    }

    /** Whether the session says who is there, so that the logs need not. */
    public boolean providesPlayerList(ServerInstance server) {
        return connectionOf(server).current() != null;
    }

    /** Has the list of players read again soon. */
    public void schedulePlayerRefresh(ServerInstance server) {
        connectionOf(server).schedulePlayerRefresh();
    }

    /** What a command would do to the game's process, as far as its adapter knows. */
    public ShutdownIntent shutdownIntent(ServerInstance server, String command) {
        return registry.require(server.record().gameType(), RemoteAdmin.class)
                .call(admin -> admin.shutdownIntent(command));
    }

    @Override
    public void processReady(ServerInstance server) {
        RemoteAdminConnection line = connectionOf(server);
        line.open();
        open.add(line);
        threads.tryExecute(() -> connect(line));
        synchronized (this) {
            if (round == null) {
                round = threads.scheduleWithFixedDelay(ROUND_SECONDS, TimeUnit.SECONDS, this::round);
            }
        }
    }

    @Override
    public void processEnded(ServerInstance server) {
        RemoteAdminConnection line = connectionOf(server);
        open.remove(line);
        line.close();
        synchronized (this) {
            if (open.isEmpty() && round != null) {
                round.cancel(false);
                round = null;
            }
        }
    }

    @Override
    public boolean requestShutdown(ServerInstance server) {
        RemoteAdminChannel link = connectionOf(server).current();
        if (link == null) {
            return false;
        }
        try {
            link.request(ANSWER, RemoteSession::shutdown);
            return true;
        } catch (LanguardException e) {
            return false;
        }
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            open.stream()
                    .filter(line -> line.server().record().gameType().equals(changed.gameType()))
                    .forEach(line -> threads.tryExecute(() -> connect(line)));
        }
    }

    /** Reads the lists anew, and tries again what could not be opened. */
    private void round() {
        for (RemoteAdminConnection line : open) {
            threads.tryExecute(() -> connect(line));
            line.schedulePlayerRefresh();
        }
    }

    private void connect(RemoteAdminConnection line) {
        Lookup<RemoteAdmin> lookup = registry.find(line.server().record().gameType(), RemoteAdmin.class);
        try {
            line.switchTo(lookup instanceof Lookup.Found<RemoteAdmin> found ? found.service() : null);
        } catch (LanguardException e) {
            LOG.debug(
                    "Remote admin of server {} can't be opened: {}",
                    line.server().id(),
                    e.getMessage());
        }
    }

    private RemoteAdminConnection connectionOf(ServerInstance server) {
        return server.attachment(
                RemoteAdminConnection.class,
                of -> new RemoteAdminConnection(of, serverSnapshotFactory, players, inbox, threads));
    }
}
