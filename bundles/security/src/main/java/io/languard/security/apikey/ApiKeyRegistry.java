package io.languard.security.apikey;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.session.AccountRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.PlatformEvent.SessionEnded;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.event.UserAuditEvent.UserDeleted;
import io.languard.service.event.UserAuditEvent.UserDisabled;
import io.languard.service.user.Actor;
import io.languard.service.user.UserSession;
import io.languard.spi.user.ApiKeyRecord;
import io.languard.spi.user.ApiKeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds all API keys in memory by their hashes. Verification is lock-free and needs no database. */
@Component(service = {ApiKeyRegistry.class, PlatformEventListener.class})
public final class ApiKeyRegistry implements PlatformEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyRegistry.class);

    private final Map<String, ActiveApiKey> keys = new ConcurrentHashMap<>();

    /** Serializes changes of store and memory. */
    private final ReentrantLock changes = new ReentrantLock();

    private final ApiKeyStore store;
    private final AccountRegistry accounts;
    private final EventService eventService;
    private final Clock clock;

    @Activate
    public ApiKeyRegistry(
            @Reference ApiKeyStore store, @Reference AccountRegistry accounts, @Reference EventService eventService) {
        this(store, accounts, eventService, Clock.systemUTC());
    }

    public ApiKeyRegistry(ApiKeyStore store, AccountRegistry accounts, EventService eventService, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.eventService = eventService;
        this.clock = clock;
    }

    /** Loads the keys from the store; until then none is valid. */
    public void load() {
        changes.lock();
        try {
            store.list().forEach(key -> keys.putIfAbsent(key.hash(), new ActiveApiKey(key, accounts)));
        } finally {
            changes.unlock();
        }
    }

    /**
     * Returns the session of a key and records its use; empty if it is invalid or has expired, or its owner is disabled.
     *
     * @param address the client's address; {@code null} for a connection that is open already
     * @throws LanguardException {@code FORBIDDEN} if it is not accepted from this address
     */
    public Optional<UserSession> verify(String text, @Nullable String address) {
        ActiveApiKey key = keys.get(ApiKeyText.hash(text));
        Instant now = clock.instant();
        if (key == null || !key.isValid(now)) {
            return Optional.empty();
        }
        if (address != null) {
            if (!key.isAcceptedFrom(address)) {
                throw new LanguardException(
                        ErrorCode.FORBIDDEN, "This API key is not accepted from the address " + address);
            }
            key.recordUse(now.truncatedTo(ChronoUnit.MILLIS), address);
        }
        ApiKeyRecord record = key.key();
        return Optional.of(new UserSession(
                record.userId(),
                key.get().name(),
                key.tokenId(),
                record.expiresAt() == null ? Instant.MAX : record.expiresAt(),
                key));
    }

    /** Returns whether a session is that of a key. */
    public boolean isKey(UserSession session) {
        return session.rights() instanceof ActiveApiKey;
    }

    /** Returns the id of the key that acts as this actor; empty if none does. */
    public OptionalInt idOf(Actor actor) {
        // The names of keys need not differ, but each key is an actor of its own until the owner's rights change.
        Comparator<ActiveApiKey> same = Comparator.comparing(key -> key.get() != actor);
        return keys.values().stream()
                .filter(key -> key.get().name().equals(actor.name()))
                .sorted(same.thenComparing(key -> key.key().id()))
                .mapToInt(key -> key.key().id())
                .findFirst();
    }

    /** Returns what a key may do now; empty if there is none with this id, or it is invalid or has expired. */
    public Optional<Actor> actor(int id) {
        Instant now = clock.instant();
        return keys.values().stream()
                .filter(key -> key.key().id() == id && key.isValid(now))
                .findFirst()
                .map(ActiveApiKey::get);
    }

    /** Returns a user's keys, sorted by id. */
    List<ApiKeyRecord> list(int userId) {
        return keys.values().stream()
                .map(ActiveApiKey::key)
                .filter(key -> key.userId() == userId)
                .sorted(Comparator.comparingInt(ApiKeyRecord::id))
                .toList();
    }

    /**
     * Stores and activates a key.
     *
     * @param max how many keys a user may have
     * @throws LanguardException {@code CONFLICT} if the user has as many
     */
    ApiKeyRecord add(ApiKeyRecord request, int max) {
        changes.lock();
        try {
            if (list(request.userId()).size() >= max) {
                throw new LanguardException(ErrorCode.CONFLICT, "A user has at most " + max + " API keys");
            }
            ApiKeyRecord stored = store.insert(request);
            keys.put(stored.hash(), new ActiveApiKey(stored, accounts));
            return stored;
        } finally {
            changes.unlock();
        }
    }

    /** Deletes a key and ends its connections. */
    void remove(ApiKeyRecord key) {
        ActiveApiKey removed;
        changes.lock();
        try {
            store.delete(key.id());
            removed = keys.remove(key.hash());
        } finally {
            changes.unlock();
        }
        if (removed != null) {
            eventService.publish(new SessionEnded(removed.tokenId(), clock.instant()));
        }
    }

    /**
     * Stores when and from where keys were used last. What could not be stored is stored by a later call.
     *
     * @throws LanguardException {@code DATABASE_UNAVAILABLE}
     */
    public void storeUses() {
        for (ActiveApiKey key : keys.values()) {
            key.unstoredUse().ifPresent(use -> storeUse(key, use));
        }
    }

    private void storeUse(ActiveApiKey key, ApiKeyRecord use) {
        if (use.lastUsedAt() == null || use.lastUsedFrom() == null) {
            return;
        }
        try {
            store.updateLastUse(use.id(), use.lastUsedAt(), use.lastUsedFrom());
            key.useStored(use);
        } catch (RuntimeException e) {
            if (e instanceof LanguardException error && error.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                throw e; // so will be the others, and each would wait for the database
            }
            LOG.warn("Could not store the last use of API key {}", use.id(), e);
        }
    }

    @Deactivate
    void stop() {
        try {
            storeUses();
        } catch (RuntimeException e) {
            LOG.debug("Could not store the last uses of API keys", e);
        }
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (!(event instanceof Audited audited)) {
            return;
        }
        if (audited.event() instanceof UserDisabled disabled) {
            endConnections(disabled.userId());
        } else if (audited.event() instanceof UserDeleted deleted) {
            endConnections(deleted.userId());
            keys.values().removeIf(key -> key.key().userId() == deleted.userId());
        } else if (audited.event() instanceof ServerDeleted deleted) {
            keys.values().forEach(key -> key.forget(deleted.serverId()));
        }
    }

    private void endConnections(int userId) {
        keys.values().stream()
                .filter(key -> key.key().userId() == userId)
                .forEach(key -> eventService.publish(new SessionEnded(key.tokenId(), clock.instant())));
    }
}
