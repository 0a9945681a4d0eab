package io.languard.service.game;

import io.languard.api.route.RouteContext;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;

/** Use cases for requests to an adapter's own HTTP resources. Thread-safe. */
public interface RouteService {

    /** Returns the permission that a request requires, depending on whether its method may change something. */
    static Permission permission(boolean changes) {
        return changes ? Permission.SERVER_CONFIG : Permission.SERVER_VIEW;
    }

    /**
     * Requires that an actor may send a request to the adapter's resources of this server.
     *
     * @param changes whether the request's method may change something
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN}, {@code NOT_FOUND} if there is no such server or
     *     it is of another game, {@code GAME_TYPE_NOT_FOUND}
     */
    void require(Actor actor, int serverId, String gameType, boolean changes);

    /**
     * Opens the context of a request to an adapter's resource. The context is {@link AutoCloseable}: the caller closes
     * it when the response is complete, which invalidates the remote admin session it gave the adapter.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if there is no such server or it is of another
     *     game, {@code GAME_TYPE_NOT_FOUND}
     */
    RouteContext openContext(Actor actor, int serverId, String gameType);
}
