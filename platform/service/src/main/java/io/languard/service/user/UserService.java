package io.languard.service.user;

import java.util.List;

/** Use cases: the platform's users. Safe for many threads. */
public interface UserService {

    /** Every user, by id. */
    List<User> list();

    /** One user; {@code NOT_FOUND} if there is none. */
    User get(int id);

    /**
     * Adds a user.
     *
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken, {@code VALIDATION_ERROR}
     */
    User create(Actor actor, String username, String password, Role role);

    /** Removes a user and ends his sessions; {@code CONFLICT} for oneself and for the last admin. */
    void delete(Actor actor, int id);

    /** Sets a user's password without the old one and ends his sessions: for the shell of an admin. */
    void resetPassword(Actor actor, int id, String password);
}
