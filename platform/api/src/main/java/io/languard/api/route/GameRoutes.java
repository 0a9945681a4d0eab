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
     * Returns root resources: instances of classes that are annotated with {@code @jakarta.ws.rs.Path}, whose methods
     * are annotated as JAX-RS defines. Called once per registration. Paths are relative to the root above. A method
     * parameter {@code @Context RouteContext} receives the server and the user of the request.
     *
     * @return one instance of each class, which handles all requests; typed as by {@code
     *     jakarta.ws.rs.core.Application.getSingletons}, because JAX-RS has no common type of resources, and this API
     *     depends on the JDK only
     */
    Set<Object> resources();
}
