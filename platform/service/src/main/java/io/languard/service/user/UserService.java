package io.languard.service.user;

import java.util.List;

/** Use cases for user accounts. Thread-safe. */
public interface UserService {

    /** Returns every user, sorted by id. */
    List<User> list(Actor actor);

    /** Returns the user of a session. Throws {@code NOT_FOUND} if it has been deleted. */
    User get(UserSession session);

    /**
     * Adds a user.
     *
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken, {@code VALIDATION_ERROR}
     */
    User create(Actor actor, String username, String password, Role role);

    /**
     * Deletes a user and ends the user's sessions. Throws {@code CONFLICT} for the caller's own account and for the
     * last admin.
     */
    void delete(Actor actor, int id);

    /**
     * Sets a user's password without requiring the old one and ends the user's sessions. Intended for an admin's shell.
     */
    void resetPassword(Actor actor, int id, String password);
}
