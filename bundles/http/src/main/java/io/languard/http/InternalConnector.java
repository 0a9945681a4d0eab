package io.languard.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/**
 * Requests of the process to its own server, which no connection from outside can hold up: they need neither the port nor
 * one of the limited connections, but the threads and everything else that a request needs.
 */
final class InternalConnector {

    private static final String REQUEST =
            "GET /api/system/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final LocalConnector connector;

    /** Adds the connector to a running server. */
    InternalConnector(Server server, ConnectionFactory factory) {
        connector = new LocalConnector(server, null, null, null, 1, factory);
        server.addConnector(connector);
    }

    /**
     * Returns whether the server responds within a time. Any response will do: one that is rejected has been processed, too.
     */
    boolean responds(Duration limit) {
        try {
            connector.start(); // does nothing from the second time on
            String response = connector.getResponse(REQUEST, limit.toMillis(), TimeUnit.MILLISECONDS);
            return response != null && response.startsWith("HTTP/1.1 ");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) { // such as of a server that was stopped
            return false;
        }
    }
}
