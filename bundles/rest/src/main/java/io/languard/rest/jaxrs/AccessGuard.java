package io.languard.rest.jaxrs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.system.Database;
import io.languard.ports.user.Role;
import io.languard.ports.user.Session;

/** Who may do what, and whether anything can be done at all. */
public final class AccessGuard {

    private AccessGuard() {}

    /**
     * Lets an authenticated request pass, or throws {@code FORBIDDEN} or {@code DATABASE_UNAVAILABLE}.
     *
     * @param session {@code null} counts as no role at all
     */
    public static void check(Session session, boolean adminOnly, Database database) {
        if (adminOnly && (session == null || session.role() != Role.ADMIN)) {
            throw new LanguardException(ErrorCode.FORBIDDEN, "This is for users with the role admin");
        }
        if (!database.available()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach for now");
        }
    }
}
