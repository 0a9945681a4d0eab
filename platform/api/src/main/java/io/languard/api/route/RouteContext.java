package io.languard.api.route;

import io.languard.api.GameServer;
import io.languard.api.remote.RemoteSession;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The context of a request to a resource of an adapter. Valid until the response is complete; thread-safe. */
@ProviderType
public interface RouteContext {

    /** Returns the server in the path, which exists and belongs to the adapter's game. */
    GameServer server();

    /** Returns the name of the user who sent the request. */
    String user();

    /**
     * Returns the open remote admin session, or empty if the server is not running or cannot be reached. Immediately
     * after the start of a server, waits up to 4 seconds for the session.
     */
    Optional<RemoteSession> remote();

    /**
     * Adds an entry to the audit trail of the server, with the user as its actor.
     *
     * @param type the type of the event in snake_case
     * @param detail the details, as values of the JSON model (see {@link io.languard.api.ConfigSection}); must not
     *     contain secrets
     * @throws IllegalArgumentException if the type is not in snake_case, or the detail takes more than 4,096 characters
     *     as JSON
     */
    void audit(String type, Map<String, @Nullable Object> detail);
}
