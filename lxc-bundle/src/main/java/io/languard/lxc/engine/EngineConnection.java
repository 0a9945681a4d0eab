package io.languard.lxc.engine;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;

/** What leads to the engine: an HTTP client, and where the engine is at this moment. Safe for use from many threads. */
interface EngineConnection {

    /** The client for every request; stopped and started by whoever asked for it. */
    HttpClient client();

    /**
     * Scheme, host and port for the next request.
     *
     * @throws EngineException if there is nowhere to send it to
     */
    URI baseUri();

    /** How many places there are to try. */
    int endpointCount();

    /** Tells that nobody answers there, so that the next request goes to another place if there is one. */
    void markUnreachable(URI base);
}
