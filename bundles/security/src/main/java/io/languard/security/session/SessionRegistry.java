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
 * Holds the active sessions of the store in memory. A token is valid only while its session is registered here. Reads
 * are lock-free.
 */
@Component(service = SessionRegistry.class)
public final class SessionRegistry {

    private final Map<String, SessionRecord> active = new ConcurrentHashMap<>();

    /**
     * Serializes changes of store and memory: a login that overlaps with a password change must not add a session
     * that the store has just removed.
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

    /** Loads the sessions from the store; until then no session is active. */
    public void load() {
        changes.lock();
        try {
            store.list(clock.instant()).forEach(session -> active.put(session.tokenId(), session));
        } finally {
            changes.unlock();
        }
    }

    /** Returns whether this token of this user is valid now. */
    public boolean isActive(String tokenId, int userId) {
        SessionRecord session = active.get(tokenId);
        return session != null && session.userId() == userId && clock.instant().isBefore(session.expiresAt());
    }

    /**
     * Stores and activates a session, unless its user was deleted or their password has changed since.
     *
     * @return whether the session was registered
     */
    public boolean register(SessionRecord session, String passwordHash) {
        changes.lock();
        try {
            boolean stored = store.insert(session, passwordHash);
            if (stored) {
                active.put(session.tokenId(), session);
            }
            return stored;
        } finally {
            changes.unlock();
        }
    }

    /**
     * Ends one session.
     *
     * @return whether it was active
     */
    public boolean revoke(String tokenId) {
        boolean revoked;
        changes.lock();
        try {
            // The store first: if the database is unavailable, the session stays active and the caller gets the error.
            store.delete(tokenId);
            revoked = active.remove(tokenId) != null;
        } finally {
            changes.unlock();
        }
        if (revoked) {
            publishEnded(List.of(tokenId));
        }
        return revoked;
    }

    /**
     * Ends all sessions of a user.
     *
     * @param change removes the sessions from the store; if it throws, no session ends
     */
    public void revokeAll(int userId, Runnable change) {
        List<String> revoked;
        changes.lock();
        try {
            change.run();
            revoked = active.values().stream()
                    .filter(session -> session.userId() == userId)
                    .map(SessionRecord::tokenId)
                    .toList();
            revoked.forEach(active::remove);
        } finally {
            changes.unlock();
        }
        publishEnded(revoked);
    }

    /** Removes expired sessions from memory and store. */
    public void purge() {
        Instant now = clock.instant();
        active.values().removeIf(session -> !now.isBefore(session.expiresAt()));
        store.purge(now);
    }

    private void publishEnded(List<String> tokenIds) {
        Instant now = clock.instant();
        tokenIds.forEach(tokenId -> eventService.publish(new PlatformEvent.SessionEnded(tokenId, now)));
    }
}
