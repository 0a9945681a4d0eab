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
import java.util.function.Supplier;
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
    private final AccountRegistry accounts;
    private final EventService eventService;
    private final Clock clock;

    @Activate
    public SessionRegistry(
            @Reference SessionStore store, @Reference AccountRegistry accounts, @Reference EventService eventService) {
        this(store, accounts, eventService, Clock.systemUTC());
    }

    public SessionRegistry(SessionStore store, AccountRegistry accounts, EventService eventService, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.eventService = eventService;
        this.clock = clock;
    }

    /** Loads users and sessions from the stores; until then no session is active. */
    public void load() {
        changes.lock();
        try {
            accounts.load();
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
     * Ends all sessions of a user, and takes all rights from what they have opened.
     *
     * @param change removes the sessions from the store; if it throws, no session ends
     * @return the result of the change
     */
    public <T> T revokeAll(int userId, Supplier<T> change) {
        T result;
        List<String> revoked;
        changes.lock();
        try {
            result = change.get();
            revoked = active.values().stream()
                    .filter(session -> session.userId() == userId)
                    .map(SessionRecord::tokenId)
                    .toList();
            revoked.forEach(active::remove);
            accounts.retire(userId);
        } finally {
            changes.unlock();
        }
        publishEnded(revoked);
        return result;
    }

    /** Ends all sessions of a user as the other method of this name does. */
    public void revokeAll(int userId, Runnable change) {
        revokeAll(userId, () -> {
            change.run();
            return true;
        });
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
