package io.languard.spi.user;

import io.languard.service.user.Grant;
import io.languard.service.user.UserChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores users. Same guarantees as {@link io.languard.spi.server.ServerStore}. Names are case-sensitive. */
public interface UserStore {

    /** Returns every user, sorted by id. */
    List<UserRecord> list();

    /** Returns the user with the given name. */
    Optional<UserRecord> find(String username);

    /** Returns the user with the given id. */
    Optional<UserRecord> find(int id);

    /**
     * Adds a user; {@link UserRecord#id} is ignored.
     *
     * @return the user with its id, which is higher than any previous one
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken
     */
    UserRecord insert(UserRecord user);

    /**
     * Changes a user, and deletes the user's sessions if it is disabled afterwards.
     *
     * @return the changed user; empty if no enabled admin would remain and therefore nothing was changed
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the user does not exist
     */
    Optional<UserRecord> update(int id, UserChange change);

    /**
     * Replaces a user's grants.
     *
     * @return the changed user
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the user or a server does not exist
     */
    UserRecord replaceGrants(int id, List<Grant> grants);

    /** Changes the password hash and deletes all sessions of the user in one transaction. */
    void changePassword(int id, String passwordHash);

    /** Records the time of a login. */
    void updateLastLogin(int id, Instant lastLogin);

    /**
     * Deletes a user and the user's sessions and grants, unless it is the last enabled admin.
     *
     * @return false if the user is the last enabled admin and was therefore not deleted
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the user does not exist
     */
    boolean delete(int id);
}
