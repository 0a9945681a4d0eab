package io.languard.core.player;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.core.CoreExecutors;
import io.languard.core.remote.RemotePlayerListener;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ServerInstance;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.user.Actor;
import io.languard.spi.player.PlayerSessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry of the players that are online, by server, held in memory. Publishes changes and stores them
 * asynchronously, so that an unavailable database delays nothing.
 */
@Component(
        service = {OnlinePlayerRegistry.class, ProcessListener.class, RemotePlayerListener.class},
        property = "service.ranking:Integer=30")
public class OnlinePlayerRegistry implements ProcessListener, RemotePlayerListener {

    private static final Logger LOG = LoggerFactory.getLogger(OnlinePlayerRegistry.class);
    private static final Duration MIN_PING_INTERVAL = Duration.ofMillis(9_500);
    private static final int RETRY_SECONDS = 2;

    private final PlayerSessionStore store;
    private final EventService eventService;
    private final CoreExecutors threads;

    @Activate
    public OnlinePlayerRegistry(
            @Reference PlayerSessionStore store,
            @Reference EventService eventService,
            @Reference CoreExecutors threads) {
        this.store = store;
        this.eventService = eventService;
        this.threads = threads;
    }

    /** Returns the players that are online. */
    List<OnlinePlayer> online(ServerInstance server) {
        PlayerState playerState = stateOf(server);
        synchronized (playerState.tracker) {
            return playerState.tracker.online();
        }
    }

    @Override
    public void playersListed(ServerInstance server, List<Player> players) {
        change(server, (playerTracker, now) -> playerTracker.applyList(players, now));
    }

    @Override
    public void playerSeen(ServerInstance server, Player player) {
        change(server, (playerTracker, now) -> playerTracker.applyInfo(player));
    }

    /** Records that a player has joined according to a log. */
    void joined(ServerInstance server, Player player) {
        change(server, (playerTracker, now) -> playerTracker.joined(player, now));
    }

    /** Records that a player has left according to a log. */
    void left(ServerInstance server, String slotId) {
        change(server, (playerTracker, now) -> playerTracker.left(slotId, now));
    }

    @Override
    public void processEnded(ServerInstance server) {
        PlayerState playerState = stateOf(server);
        synchronized (playerState.tracker) {
            publishChange(server, playerState, playerState.tracker.endAll(now()));
            scheduleWrite(server, playerState);
        }
    }

    /** Resumes the sessions that are open in the database: their players may still be online. */
    @Override
    public void processAdopted(ServerInstance server) {
        PlayerState playerState = stateOf(server);
        synchronized (playerState.tracker) {
            scheduleWrite(server, playerState);
        }
    }

    /** Writes pending changes now, so that the history is complete. */
    void flush(ServerInstance server) {
        write(server, stateOf(server));
    }

    private void change(ServerInstance server, BiFunction<PlayerTracker, Instant, PlayerTracker.PlayerChange> work) {
        PlayerState playerState = stateOf(server);
        synchronized (playerState.tracker) {
            if (!server.isActive()) {
                return; // a late report about a server that has ended
            }
            PlayerTracker.PlayerChange playerChange = work.apply(playerState.tracker, now());
            publishChange(server, playerState, playerChange);
            if (playerChange.isAny() || !playerState.tracker.isResumed()) {
                scheduleWrite(server, playerState);
            }
        }
    }

    /** Called inside the synchronized block that made the change, so that lists are published in order. */
    private void publishChange(
            ServerInstance server, PlayerState playerState, PlayerTracker.PlayerChange playerChange) {
        if (!playerChange.isAny()) {
            return;
        }
        List<Player> players = playerState.tracker.players();
        server.updatePlayers(players);
        playerChange.left.forEach(playerSession -> server.audit(Actor.game(), playerSession.leftEvent()));
        playerChange.joined.forEach(playerSession -> server.audit(Actor.game(), playerSession.joinedEvent()));
        Instant now = now();
        if (playerChange.changesPlayers()
                || playerState.lastPublished.plus(MIN_PING_INTERVAL).isBefore(now)) {
            playerState.lastPublished = now;
            eventService.publish(new PlatformEvent.PlayersChanged(server.id(), players, now));
        }
    }

    private void scheduleWrite(ServerInstance server, PlayerState playerState) {
        if (!playerState.writeScheduled) {
            playerState.writeScheduled = true;
            threads.execute(() -> writeBehind(server, playerState));
        }
    }

    private void writeBehind(ServerInstance server, PlayerState playerState) {
        synchronized (playerState.tracker) {
            playerState.writeScheduled = false;
        }
        try {
            write(server, playerState);
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Could not store player sessions of server {}", server.id(), e);
                return;
            }
            synchronized (playerState.tracker) {
                if (!playerState.writeScheduled) {
                    playerState.writeScheduled = true;
                    threads.schedule(RETRY_SECONDS, TimeUnit.SECONDS, () -> writeBehind(server, playerState));
                }
            }
        }
    }

    private void write(ServerInstance server, PlayerState playerState) {
        playerState.writeLock.lock();
        try {
            resume(server, playerState);
            List<PlayerSession> playerSessions;
            List<PlayerSessionRecord> playerSessionRecords;
            synchronized (playerState.tracker) {
                playerSessions = playerState.tracker.drainUnsaved();
                playerSessionRecords = playerSessions.stream()
                        .map(playerSession -> playerSession.toRecord(server.id()))
                        .toList();
            }
            if (!playerSessionRecords.isEmpty()) {
                save(playerState, playerSessions, playerSessionRecords);
            }
        } finally {
            playerState.writeLock.unlock();
        }
    }

    private void save(
            PlayerState playerState,
            List<PlayerSession> playerSessions,
            List<PlayerSessionRecord> playerSessionRecords) {
        try {
            List<PlayerSessionRecord> saved = store.save(playerSessionRecords);
            synchronized (playerState.tracker) {
                for (int i = 0; i < saved.size() && saved.size() == playerSessions.size(); i++) {
                    playerSessions.get(i).markSaved(saved.get(i).id());
                }
            }
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                synchronized (playerState.tracker) {
                    playerState.tracker.requeue(playerSessions);
                }
            }
            throw e;
        }
    }

    private void resume(ServerInstance server, PlayerState playerState) {
        synchronized (playerState.tracker) {
            if (playerState.tracker.isResumed()) {
                return;
            }
        }
        List<PlayerSessionRecord> open = store.open(server.id());
        synchronized (playerState.tracker) {
            boolean sameProcess = server.isActive() && server.isAdopted();
            publishChange(server, playerState, playerState.tracker.resume(open, sameProcess, now()));
        }
    }

    private static PlayerState stateOf(ServerInstance server) {
        return server.attachment(PlayerState.class, key -> new PlayerState());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
