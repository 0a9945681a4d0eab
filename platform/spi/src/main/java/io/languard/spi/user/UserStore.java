package io.languard.spi.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores users. Same guarantees as {@link io.languard.spi.server.ServerStore}. Names are case-sensitive. */
public interface UserStore {

    /** Returns every user, sorted by id. */
    List<UserRecord> list();

    /** Returns the user with the given name. */
    Optional<UserRecord> find(String username);

    /**
     * Adds a user; {@link UserRecord#id} is ignored.
     *
     * @return the user with its id, which is higher than any previous one
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken
     */
    UserRecord insert(UserRecord user);

    /** Changes the password hash and deletes all sessions of the user in one transaction. */
    void changePassword(int id, String passwordHash);

    /** Records the time of a login. */
    void updateLastLogin(int id, Instant lastLogin);

    /**
     * Deletes a user and the user's sessions, unless it is the last admin.
     *
     * @return false if the user is the last admin and was therefore not deleted
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the user does not exist
     */
    boolean delete(int id);
}
