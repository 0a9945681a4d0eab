package io.languard.security;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.Grant;
import io.languard.service.user.Role;
import io.languard.service.user.UserChange;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.SessionStore;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In-memory users and sessions on a database that can be made unavailable. */
public final class FakeUserStores implements UserStore, SessionStore, DatabaseStatus {

    private final Map<Integer, UserRecord> users = new TreeMap<>();
    private final List<SessionRecord> sessions = new ArrayList<>();
    private int lastId;
    private volatile boolean available = true;

    /** Runs inside {@link #insert(SessionRecord, String)}, after the session has been stored. */
    public volatile Runnable afterSessionInsert = () -> {};

    /** Runs inside {@link #replaceGrants}, before they are stored. */
    public volatile Runnable beforeGrants = () -> {};

    /** How often all users were read. */
    public volatile int lists;

    public void available(boolean value) {
        available = value;
    }

    private void requireAvailable() {
        if (!available) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }

    @Override
    public synchronized List<UserRecord> list() {
        requireAvailable();
        lists++;
        return List.copyOf(users.values());
    }

    @Override
    public synchronized Optional<UserRecord> find(String username) {
        requireAvailable();
        return users.values().stream()
                .filter(user -> user.username().equals(username))
                .findFirst();
    }

    @Override
    public synchronized Optional<UserRecord> find(int id) {
        requireAvailable();
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public synchronized UserRecord insert(UserRecord user) {
        if (find(user.username()).isPresent()) {
            throw new LanguardException(ErrorCode.CONFLICT, "User name '" + user.username() + "' is taken");
        }
        UserRecord stored = withId(user, ++lastId);
        users.put(lastId, stored);
        return stored;
    }

    @Override
    public synchronized void changePassword(int id, String passwordHash) {
        requireAvailable();
        users.computeIfPresent(id, (key, user) -> withHash(user, passwordHash));
        sessions.removeIf(session -> session.userId() == id);
    }

    @Override
    public synchronized void updateLastLogin(int id, Instant lastLogin) {
        requireAvailable();
        users.computeIfPresent(id, (key, user) -> user.withLastLogin(lastLogin));
    }

    @Override
    public synchronized boolean delete(int id) {
        requireAvailable();
        if (isEnabledAdmin(users.get(id)) && !hasOtherAdmin(id)) {
            return false;
        }
        users.remove(id);
        sessions.removeIf(session -> session.userId() == id);
        return true;
    }

    @Override
    public synchronized Optional<UserRecord> update(int id, UserChange change) {
        requireAvailable();
        UserRecord changed = users.get(id).with(change);
        if (!isEnabledAdmin(changed) && isEnabledAdmin(users.get(id)) && !hasOtherAdmin(id)) {
            return Optional.empty();
        }
        users.put(id, changed);
        if (changed.disabled()) {
            sessions.removeIf(session -> session.userId() == id);
        }
        return Optional.of(changed);
    }

    @Override
    public UserRecord replaceGrants(int id, List<Grant> grants) {
        beforeGrants.run();
        synchronized (this) {
            requireAvailable();
            users.put(id, users.get(id).withGrants(grants));
            return users.get(id);
        }
    }

    private boolean hasOtherAdmin(int id) {
        return users.values().stream().anyMatch(user -> user.id() != id && isEnabledAdmin(user));
    }

    private static boolean isEnabledAdmin(UserRecord user) {
        return user.role() == Role.ADMIN && !user.disabled();
    }

    @Override
    public synchronized List<SessionRecord> list(Instant now) {
        requireAvailable();
        return sessions.stream()
                .filter(session -> now.isBefore(session.expiresAt()))
                .toList();
    }

    @Override
    public boolean insert(SessionRecord session, String passwordHash) {
        synchronized (this) {
            requireAvailable();
            UserRecord user = users.get(session.userId());
            if (user == null || user.disabled() || !user.passwordHash().equals(passwordHash)) {
                return false;
            }
            sessions.add(session);
        }
        afterSessionInsert.run();
        return true;
    }

    @Override
    public synchronized void delete(String tokenId) {
        requireAvailable();
        sessions.removeIf(session -> session.tokenId().equals(tokenId));
    }

    @Override
    public synchronized void purge(Instant now) {
        requireAvailable();
        sessions.removeIf(session -> !now.isBefore(session.expiresAt()));
    }

    public synchronized List<SessionRecord> sessions() {
        return List.copyOf(sessions);
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public String description() {
        return "in memory";
    }

    @Override
    public String pool() {
        return "none";
    }

    /** Sets whether a user has two-factor login. */
    public synchronized void totp(int id, boolean totp) {
        users.computeIfPresent(id, (key, user) -> copy(user, id, user.passwordHash(), totp));
    }

    private static UserRecord withId(UserRecord user, int id) {
        return copy(user, id, user.passwordHash(), user.totp());
    }

    private static UserRecord withHash(UserRecord user, String hash) {
        return copy(user, user.id(), hash, user.totp());
    }

    private static UserRecord copy(UserRecord user, int id, String hash, boolean totp) {
        return new UserRecord(
                id,
                user.username(),
                hash,
                user.role(),
                user.servers(),
                user.disabled(),
                totp,
                user.grants(),
                user.createdAt(),
                user.lastLogin());
    }
}
