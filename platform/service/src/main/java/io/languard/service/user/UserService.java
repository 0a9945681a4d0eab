package io.languard.service.user;

import java.util.List;

/**
 * Use cases for user accounts. Whoever changes a user must have all rights that the user has before and afterwards;
 * otherwise the use case throws {@code FORBIDDEN}. Changes take effect before the method returns, on open connections
 * and shells as well. Thread-safe.
 */
public interface UserService {

    /** Returns every user, sorted by id. */
    List<User> list(Actor actor);

    /** Returns the user of a session. Throws {@code NOT_FOUND} if it has been deleted. */
    CurrentUser get(UserSession session);

    /**
     * Adds a user.
     *
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the name is taken, {@code VALIDATION_ERROR}
     */
    User create(Actor actor, String username, String password, Role role, ServerAccess servers);

    /**
     * Changes a user. Disabling one ends the user's sessions. Throws {@code CONFLICT} if no enabled admin would remain.
     */
    User update(Actor actor, int id, UserChange change);

    /**
     * Deletes a user and ends the user's sessions. Throws {@code CONFLICT} for the caller's own account and for the
     * last enabled admin.
     */
    void delete(Actor actor, int id);

    /**
     * Sets a user's password without requiring the old one and ends the user's sessions. Intended for an admin's shell.
     */
    void resetPassword(Actor actor, int id, String password);

    /** Returns what was granted to a user in addition to the role. */
    List<Grant> grants(Actor actor, int id);

    /**
     * Replaces what is granted to a user in addition to the role.
     *
     * @return the grants as stored, merged by server
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} for a server that does not exist, {@code
     *     VALIDATION_ERROR} for a permission that can't be granted for a single server
     */
    List<Grant> replaceGrants(Actor actor, int id, List<Grant> grants);
}
