package io.languard.service.game;

import io.languard.api.route.RouteContext;
import io.languard.service.user.Actor;

/** Use cases for requests to an adapter's own HTTP resources. Thread-safe. */
public interface RouteService {

    /**
     * Opens the context of a request to an adapter's resource. The context is {@link AutoCloseable}: the caller closes
     * it when the request is answered, which invalidates the remote admin session it gave the adapter.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if there is no such server or it is of another
     *     game, {@code GAME_TYPE_NOT_FOUND}
     */
    RouteContext openContext(Actor actor, int serverId, String gameType);
}
