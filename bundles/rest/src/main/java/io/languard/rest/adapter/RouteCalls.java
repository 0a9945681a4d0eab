package io.languard.rest.adapter;

import io.languard.api.route.RouteCall;
import io.languard.ports.user.Session;

/** Makes what a resource of an adapter is told about a request. */
@FunctionalInterface
public interface RouteCalls {

    /** A call of this user for this server, which is of this game. */
    RouteCall call(Session session, int serverId, String gameType);
}
