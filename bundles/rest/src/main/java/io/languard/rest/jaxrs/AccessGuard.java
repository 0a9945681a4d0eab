package io.languard.rest.jaxrs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;

/** Who may do what, and whether anything can be done at all. */
public final class AccessGuard {

    private AccessGuard() {}

    /**
     * Lets an authenticated request pass, or throws {@code FORBIDDEN} or {@code DATABASE_UNAVAILABLE}.
     *
     * @param userSession {@code null} counts as no role at all
     */
    public static void check(UserSession userSession, boolean adminOnly, DatabaseStatus databaseStatus) {
        if (adminOnly && (userSession == null || userSession.role() != Role.ADMIN)) {
            throw new LanguardException(ErrorCode.FORBIDDEN, "This is for users with the role admin");
        }
        if (!databaseStatus.available()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach for now");
        }
    }
}
