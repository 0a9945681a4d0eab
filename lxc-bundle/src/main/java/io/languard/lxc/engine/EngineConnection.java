package io.languard.lxc.engine;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;

/** Access to the engine: an HTTP client and the engine's current location. Safe for use by multiple threads. */
interface EngineConnection {

    /** Returns the client for all requests; the caller starts and stops it. */
    HttpClient client();

    /**
     * Returns scheme, host and port for the next request.
     *
     * @throws EngineException if no engine can be addressed
     */
    URI baseUri();

    /** Returns the number of endpoints to try. */
    int endpointCount();

    /** Marks an endpoint as unreachable, so that the next request uses another one if there is one. */
    void markUnreachable(URI base);
}
