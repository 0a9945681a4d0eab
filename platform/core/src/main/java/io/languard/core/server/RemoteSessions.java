package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.CommandEffect;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteSession;
import io.languard.core.CoreThreads;
import io.languard.core.log.LogInbox;
import io.languard.core.player.LivePlayers;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
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
@Component(service = {RemoteSessions.class, EventListener.class})
public class RemoteSessions implements EventListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteSessions.class);
    private static final Duration ANSWER = Duration.ofSeconds(6);
    private static final Duration LEAST_FOR_ANSWER = Duration.ofSeconds(2);
    private static final int ROUND_SECONDS = 10;

    private final AdapterRegistry registry;
    private final Snapshots snapshots;
    private final LivePlayers players;
    private final LogInbox inbox;
    private final CoreThreads threads;
    private final Set<RemoteLine> open = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> round;

    @Activate
    public RemoteSessions(
            @Reference AdapterRegistry registry,
            @Reference Snapshots snapshots,
            @Reference LivePlayers players,
            @Reference LogInbox inbox,
            @Reference CoreThreads threads) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.players = players;
        this.inbox = inbox;
        this.threads = threads;
    }

    /** The error that clients see if the server's game has no remote admin now. */
    public void require(ManagedServer server) {
        registry.require(server.record().gameType(), RemoteAdmin.class);
    }

    /**
     * Asks a running server something and waits for the answer, at most about 6 seconds; a session that is only just being
     * opened is waited for, too.
     *
     * @throws LanguardException what {@link #require} throws, {@code SERVER_NOT_RUNNING}, {@code REMOTE_ADMIN_UNAVAILABLE},
     *     or what the session answers
     */
    public <R> R ask(ManagedServer server, Function<RemoteSession, CompletionStage<R>> request) {
        requireRunning(server);
        long begun = System.nanoTime();
        RemoteLink link = line(server).within(ANSWER.minus(LEAST_FOR_ANSWER));
        return link.ask(ANSWER.minusNanos(System.nanoTime() - begun), request);
    }

    /** The errors of a request to a server's remote admin that can be known at once. */
    public void requireRunning(ManagedServer server) {
        require(server);
        if (!server.isRunning()) {
            throw new LanguardException(
                    ErrorCode.SERVER_NOT_RUNNING,
                    "Server with id " + server.id() + " is not running; it is "
                            + server.status().wireName());
        }
    }

    /** The session that can be used now, if there is one; usable until the adapter goes or the server ends. */
    public Optional<LentSession> lend(ManagedServer server) {
        RemoteLink link = line(server).now();
        return link == null || !server.isRunning() ? Optional.empty() : Optional.of(new LentSession(link));
    }

    /** Whether the session says who is there, so that the logs need not. */
    public boolean listsPlayers(ManagedServer server) {
        return line(server).now() != null;
    }

    /** Has the list of players read again soon. */
    public void playersMayHaveChanged(ManagedServer server) {
        line(server).askPlayersSoon();
    }

    /** What a command would do to the game's process, as far as its adapter knows. */
    public CommandEffect effectOf(ManagedServer server, String command) {
        return registry.require(server.record().gameType(), RemoteAdmin.class).call(admin -> admin.effectOf(command));
    }

    void open(ManagedServer server) {
        RemoteLine line = line(server);
        line.open();
        open.add(line);
        threads.run(() -> connect(line));
        synchronized (this) {
            if (round == null) {
                round = threads.every(ROUND_SECONDS, TimeUnit.SECONDS, this::round);
            }
        }
    }

    void close(ManagedServer server) {
        RemoteLine line = line(server);
        open.remove(line);
        line.close();
        synchronized (this) {
            if (open.isEmpty() && round != null) {
                round.cancel(false);
                round = null;
            }
        }
    }

    /** Asks the game to end; false if that can't be said to it, or it does not answer. */
    boolean shutdown(ManagedServer server) {
        RemoteLink link = line(server).now();
        if (link == null) {
            return false;
        }
        try {
            link.ask(ANSWER, RemoteSession::shutdown);
            return true;
        } catch (LanguardException e) {
            return false;
        }
    }

    @Override
    public void on(PlatformEvent event) {
        if (event instanceof PlatformEvent.GamesChanged changed) {
            open.stream()
                    .filter(line -> line.server().record().gameType().equals(changed.gameType()))
                    .forEach(line -> threads.run(() -> connect(line)));
        }
    }

    /** Reads the lists anew, and tries again what could not be opened. */
    private void round() {
        for (RemoteLine line : open) {
            threads.run(() -> connect(line));
            line.askPlayersSoon();
        }
    }

    private void connect(RemoteLine line) {
        Lookup<RemoteAdmin> lookup = registry.find(line.server().record().gameType(), RemoteAdmin.class);
        try {
            line.use(lookup instanceof Lookup.Found<RemoteAdmin> found ? found.provided() : null);
        } catch (LanguardException e) {
            LOG.debug(
                    "Remote admin of server {} can't be opened: {}",
                    line.server().id(),
                    e.getMessage());
        }
    }

    private RemoteLine line(ManagedServer server) {
        return server.part(RemoteLine.class, of -> new RemoteLine(of, snapshots, players, inbox, threads));
    }
}
