package io.languard.api.route;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds an adapter's own HTTP resources below {@code /api/servers/{server_id}/game/{game_type}/}.
 *
 * <p>The platform authenticates requests, applies rate limits and wraps results in its envelope. Any authenticated user
 * may send {@code GET} requests; all other methods require the admin role. The resources are removed when this service
 * is unregistered.
 *
 * <p>Resource methods are called concurrently, on threads that all clients share. A method that has not responded after
 * 30 seconds is interrupted. While eight requests are in progress, further ones are rejected.
 */
@ConsumerType
public interface GameRoutes {

    /**
     * Returns objects of classes with JAX-RS annotations ({@code jakarta.ws.rs}). Called once per registration. Paths
     * are relative to the root above. A method parameter {@code @Context RouteContext} receives the server and the user
     * of the request.
     */
    Set<Object> resources();
}
