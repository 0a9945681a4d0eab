package io.languard.rest.jaxrs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.IdParser;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import org.jspecify.annotations.Nullable;

/** A guard that asks whether a client has a permission, and checks the availability of the database. */
public final class AccessGuard {

    private final Authorizer authorizer;
    private final DatabaseStatus databaseStatus;

    /** Creates a guard. */
    public AccessGuard(Authorizer authorizer, DatabaseStatus databaseStatus) {
        this.authorizer = authorizer;
        this.databaseStatus = databaseStatus;
    }

    /**
     * Throws {@code FORBIDDEN}, {@code NOT_FOUND} or {@code DATABASE_UNAVAILABLE} unless the request may proceed.
     *
     * @param userSession {@code null} for a client that is not authenticated
     * @param permission {@code null} if every authenticated client may proceed
     * @param serverId the id in the path, as the client sent it; {@code null} if the path has none
     */
    public void check(@Nullable UserSession userSession, @Nullable Permission permission, @Nullable String serverId) {
        if (permission != null) {
            Actor actor = userSession == null ? Actor.anonymous() : userSession.actor();
            require(actor, permission, serverId);
        }
        if (!databaseStatus.available()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }

    /** Returns whether the client may see network addresses of the server's players. */
    public boolean maySeeAddresses(UserSession userSession, int serverId) {
        return authorizer.maySeeAddresses(userSession.actor(), serverId);
    }

    /** An id that is not valid is reported after the permission, and as such to those who lack it, too. */
    private void require(Actor actor, Permission permission, @Nullable String serverId) {
        if (serverId == null) {
            authorizer.require(actor, permission);
            return;
        }
        Integer id = parse(serverId);
        if (id != null) {
            authorizer.require(actor, permission, id);
        } else if (authorizer.isPermitted(actor, Permission.SERVER_VIEW, null)) {
            authorizer.require(actor, permission);
        } else {
            IdParser.parse(serverId, "server_id", "Server");
        }
    }

    private static @Nullable Integer parse(String serverId) {
        try {
            return Integer.valueOf(serverId);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
