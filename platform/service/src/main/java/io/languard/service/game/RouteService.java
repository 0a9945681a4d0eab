package io.languard.service.game;

import io.languard.api.route.RouteContext;
import io.languard.service.user.UserSession;

/** Use cases: requests to an adapter's own HTTP resources. Safe for many threads. */
public interface RouteService {

    /**
     * What a resource of an adapter is told about a request. The object is {@link AutoCloseable}; whoever asked for it closes
     * it when the request is answered, which ends what was lent to the adapter.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if there is no such server or it is of another game,
     *     {@code GAME_TYPE_NOT_FOUND}
     */
    RouteContext openContext(UserSession userSession, int serverId, String gameType);
}
