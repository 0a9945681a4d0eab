package io.languard.api.route;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds HTTP resources of an adapter below {@code /api/servers/{server_id}/game/{game_type}/}.
 *
 * <p>The platform authenticates, limits, wraps results into its envelope and lets any authenticated user {@code GET};
 * every other method is for admins. The resources vanish with this service.
 *
 * <p>Methods are called on threads that all clients share, several at a time. One that has not answered after 30 seconds is
 * interrupted; further requests are refused while eight are under way.
 */
@ConsumerType
public interface GameRoutes {

    /**
     * Objects of classes with JAX-RS annotations ({@code jakarta.ws.rs}), asked for once per registration. Their paths are
     * relative to the root above. A method parameter {@code @Context RouteCall} receives who calls for which server.
     */
    Set<Object> resources();
}
