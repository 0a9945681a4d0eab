package io.languard.spi.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps users. Same promises as {@link io.languard.spi.server.ServerStore}. Names compare exactly, case included. */
public interface UserStore {

    /** Every user, by id. */
    List<UserRecord> list();

    /** The user of this name. */
    Optional<UserRecord> find(String username);

    /**
     * Adds a user; {@link UserRecord#id} is ignored.
     *
     * @return with the id, which is higher than any before
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken
     */
    UserRecord insert(UserRecord user);

    /** Writes another password hash and removes every session of the user, both or nothing. */
    void changePassword(int id, String passwordHash);

    /** Notes a login. */
    void updateLastLogin(int id, Instant lastLogin);

    /**
     * Removes a user and his sessions, unless he is the last admin.
     *
     * @return false if he is the last admin, in which case nothing happens
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if there is none
     */
    boolean delete(int id);
}
