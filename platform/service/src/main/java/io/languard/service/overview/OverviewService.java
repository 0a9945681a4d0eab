package io.languard.service.overview;

import io.languard.service.page.Page;
import io.languard.service.user.Actor;

/** Use cases for pages, each of which would otherwise begin with many requests. Thread-safe. */
public interface OverviewService {

    /** The maximum number of measurements of a server in a list. */
    int MAX_POINTS = 30;

    /** The number of log lines of a single server. */
    int LOG_LINES = 200;

    /** The number of events of a single server. */
    int EVENTS = 20;

    /** Returns the servers that the actor may view, sorted by id. */
    Page<ServerOutline> list(Actor actor, int limit, int offset);

    /**
     * Returns a server. Its lines and events include everything that was published before this call.
     *
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN}, {@code NOT_FOUND}
     */
    ServerOverview get(Actor actor, int serverId);
}
