package io.languard.api.route;

import io.languard.api.GameServer;
import io.languard.api.remote.RemoteSession;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One request to a resource of an adapter. Valid during the request, on its thread. */
@ProviderType
public interface RouteContext {

    /** The server in the path; it exists and is of the adapter's game. */
    GameServer server();

    /** The name of the user who calls. */
    String user();

    /** The open remote admin session; empty while the server does not run or can't be reached. */
    Optional<RemoteSession> remote();

    /**
     * Writes to the audit trail of the server, with the caller as actor.
     *
     * @param type in snake_case
     * @param detail JSON model, without secrets
     */
    void audit(String type, Map<String, Object> detail);
}
