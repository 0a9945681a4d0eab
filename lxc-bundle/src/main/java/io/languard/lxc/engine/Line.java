package io.languard.lxc.engine;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;

/** What leads to the engine: an HTTP client, and where the engine is at this moment. Safe for use from many threads. */
interface Line {

    /** The client for every request; stopped and started by whoever asked for it. */
    HttpClient client();

    /**
     * Scheme, host and port for the next request.
     *
     * @throws EngineException if there is nowhere to send it to
     */
    URI base();

    /**
     * Tells that nobody answers there.
     *
     * @return whether there is another place to try
     */
    boolean failed(URI base);
}
