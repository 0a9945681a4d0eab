package io.languard.security.session;

import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.SessionStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The sessions that are valid at this moment: those in the store, held in memory. A token whose session is not here is not
 * valid. Reading takes no lock.
 */
@Component(service = SessionRegistry.class)
public final class SessionRegistry {

    private final Map<String, SessionRecord> live = new ConcurrentHashMap<>();

    /**
     * Store and memory change together, one change at a time: a login that overlaps with a change of password must not put
     * into memory what the store has removed meanwhile.
     */
    private final ReentrantLock changes = new ReentrantLock();

    private final SessionStore store;
    private final EventService eventService;
    private final Clock clock;

    @Activate
    public SessionRegistry(@Reference SessionStore store, @Reference EventService eventService) {
        this(store, eventService, Clock.systemUTC());
    }

    public SessionRegistry(SessionStore store, EventService eventService, Clock clock) {
        this.store = store;
        this.eventService = eventService;
        this.clock = clock;
    }

    /** Reads the store; before that there are no sessions. */
    public void load() {
        changes.lock();
        try {
            store.list(clock.instant()).forEach(session -> live.put(session.tokenId(), session));
        } finally {
            changes.unlock();
        }
    }

    /** Whether this token of this user is valid now. */
    public boolean isActive(String tokenId, int userId) {
        SessionRecord session = live.get(tokenId);
        return session != null && session.userId() == userId && clock.instant().isBefore(session.expiresAt());
    }

    /**
     * Begins a session, unless its user is gone or has another password by now.
     *
     * @return whether it began
     */
    public boolean register(SessionRecord session, String passwordHash) {
        changes.lock();
        try {
            boolean stored = store.insert(session, passwordHash);
            if (stored) {
                live.put(session.tokenId(), session);
            }
            return stored;
        } finally {
            changes.unlock();
        }
    }

    /**
     * Ends one session.
     *
     * @return whether it was there
     */
    public boolean revoke(String tokenId) {
        boolean ended;
        changes.lock();
        try {
            // The store first: if it is out of reach, the session goes on, and whoever asked is told so.
            store.delete(tokenId);
            ended = live.remove(tokenId) != null;
        } finally {
            changes.unlock();
        }
        if (ended) {
            publishEnded(List.of(tokenId));
        }
        return ended;
    }

    /**
     * Ends every session of a user together with what ends them in the store.
     *
     * @param change removes them in the store; if it throws, nothing has ended
     */
    public void revokeAll(int userId, Runnable change) {
        List<String> ended;
        changes.lock();
        try {
            change.run();
            ended = live.values().stream()
                    .filter(session -> session.userId() == userId)
                    .map(SessionRecord::tokenId)
                    .toList();
            ended.forEach(live::remove);
        } finally {
            changes.unlock();
        }
        publishEnded(ended);
    }

    /** Forgets what has expired. */
    public void purge() {
        Instant now = clock.instant();
        live.values().removeIf(session -> !now.isBefore(session.expiresAt()));
        store.purge(now);
    }

    private void publishEnded(List<String> ended) {
        Instant now = clock.instant();
        ended.forEach(tokenId -> eventService.publish(new PlatformEvent.SessionEnded(tokenId, now)));
    }
}
