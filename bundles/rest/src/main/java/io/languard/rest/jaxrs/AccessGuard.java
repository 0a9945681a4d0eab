package io.languard.rest.jaxrs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;

/** A guard that checks the role of a client and the availability of the database. */
public final class AccessGuard {

    private AccessGuard() {}

    /**
     * Throws {@code FORBIDDEN} or {@code DATABASE_UNAVAILABLE} unless the request may proceed.
     *
     * @param userSession {@code null} for a client without a role
     */
    public static void check(UserSession userSession, boolean adminOnly, DatabaseStatus databaseStatus) {
        if (adminOnly && (userSession == null || userSession.role() != Role.ADMIN)) {
            throw new LanguardException(ErrorCode.FORBIDDEN, "Requires the admin role");
        }
        if (!databaseStatus.available()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }
}
