package io.languard.core.player;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.core.CoreExecutors;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The online players of one server. Publishes changes in the order in which they are made, and stores them
 * asynchronously, so that an unavailable database delays nothing. Thread-safe.
 */
final class ServerPlayers {

    private static final Logger LOG = LoggerFactory.getLogger(ServerPlayers.class);
    private static final Duration MIN_PING_INTERVAL = Duration.ofMillis(9_500);
    private static final int RETRY_SECONDS = 2;

    private final ServerInstance server;
    private final PlayerSessionStore store;
    private final EventService eventService;
    private final CoreExecutors threads;

    /** Locked while sessions are read or written, so that none is written twice; the monitor is never held during SQL. */
    private final ReentrantLock writeLock = new ReentrantLock();

    private final PlayerTracker tracker = new PlayerTracker();
    private Instant lastPublished = Instant.EPOCH;
    private boolean writeScheduled;

    ServerPlayers(ServerInstance server, PlayerSessionStore store, EventService eventService, CoreExecutors threads) {
        this.server = server;
        this.store = store;
        this.eventService = eventService;
        this.threads = threads;
    }

    synchronized List<OnlinePlayer> online() {
        return tracker.online();
    }

    synchronized void change(BiFunction<PlayerTracker, Instant, PlayerTracker.PlayerChange> work) {
        if (!server.isActive()) {
            return; // a late report about a server that has ended
        }
        PlayerTracker.PlayerChange change = work.apply(tracker, now());
        publish(change);
        if (change.isAny() || !tracker.isResumed()) {
            scheduleWrite();
        }
    }

    /** Ends every session, since the server has ended. */
    synchronized void endAll() {
        publish(tracker.endAll(now()));
        scheduleWrite();
    }

    synchronized void scheduleWrite() {
        if (!writeScheduled) {
            writeScheduled = true;
            threads.execute(this::writeBehind);
        }
    }

    /** Writes pending changes now. */
    void write() {
        writeLock.lock();
        try {
            resume();
            List<PlayerSession> unsaved;
            List<PlayerSessionRecord> records;
            synchronized (this) {
                unsaved = tracker.drainUnsaved();
                records = unsaved.stream()
                        .map(session -> session.toRecord(server.id()))
                        .toList();
            }
            if (!records.isEmpty()) {
                save(unsaved, records);
            }
        } finally {
            writeLock.unlock();
        }
    }

    private synchronized void publish(PlayerTracker.PlayerChange change) {
        if (!change.isAny()) {
            return;
        }
        List<Player> players = tracker.players();
        server.updatePlayers(players);
        change.left.forEach(session -> server.audit(Actor.game(), session.leftEvent()));
        change.joined.forEach(session -> server.audit(Actor.game(), session.joinedEvent()));
        Instant now = now();
        if (change.changesPlayers() || lastPublished.plus(MIN_PING_INTERVAL).isBefore(now)) {
            lastPublished = now;
            eventService.publish(new PlatformEvent.PlayersChanged(server.id(), players, now));
        }
    }

    private void writeBehind() {
        synchronized (this) {
            writeScheduled = false;
        }
        try {
            write();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Could not store player sessions of server {}", server.id(), e);
                return;
            }
            synchronized (this) {
                if (!writeScheduled) {
                    writeScheduled = true;
                    threads.schedule(RETRY_SECONDS, TimeUnit.SECONDS, this::writeBehind);
                }
            }
        }
    }

    private void save(List<PlayerSession> unsaved, List<PlayerSessionRecord> records) {
        try {
            List<PlayerSessionRecord> saved = store.save(records);
            synchronized (this) {
                for (int i = 0; i < saved.size() && saved.size() == unsaved.size(); i++) {
                    unsaved.get(i).markSaved(saved.get(i).id());
                }
            }
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                synchronized (this) {
                    tracker.requeue(unsaved);
                }
            }
            throw e;
        }
    }

    private void resume() {
        synchronized (this) {
            if (tracker.isResumed()) {
                return;
            }
        }
        List<PlayerSessionRecord> open = store.open(server.id());
        synchronized (this) {
            boolean sameProcess = server.isActive() && server.isAdopted();
            publish(tracker.resume(open, sameProcess, now()));
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
