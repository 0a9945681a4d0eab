package io.languard.http;

import io.languard.http.api.HttpErrorCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An error handler that responds to every error raised in the server itself, from a malformed request line to an exception
 * in a servlet, in the envelope of the API. The message depends on the status alone, so no detail of the cause reaches
 * the client.
 */
final class EnvelopeErrorHandler extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeErrorHandler.class);

    private static final Map<Integer, String> MESSAGES = Map.ofEntries(
            Map.entry(400, "The request could not be understood"),
            Map.entry(401, "Authentication is required"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found: no resource at this path"),
            Map.entry(405, "Method not allowed"),
            Map.entry(408, "The request did not arrive in time"),
            Map.entry(413, "The request body is too large"),
            Map.entry(414, "The request URI is too long"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(431, "The request headers are too large"),
            Map.entry(501, "Not implemented"),
            Map.entry(505, "Unsupported HTTP version"),
            Map.entry(503, "The server is starting or stopping"));

    private static final Set<Integer> CLOSING = Set.of(400, 408, 413, 414, 431, 505);

    private final ResponseHeaderCustomizer headers;

    EnvelopeErrorHandler(ResponseHeaderCustomizer headers) {
        this.headers = headers;
        setCacheControl("no-store");
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        boolean unexpected = status >= 500 && !MESSAGES.containsKey(status);
        String publicMessage = unexpected
                ? "Internal error, reference " + report(request, cause)
                : MESSAGES.getOrDefault(status, "The request was refused");
        headers.apply(request, response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        if (CLOSING.contains(status)) {
            // The connection cannot be reused, and the client should know that before it tries.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        byte[] body = ("{\"success\":false,\"data\":null,\"error\":{\"code\":\"" + HttpErrorCodes.of(status)
                        + "\",\"message\":\"" + publicMessage + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static String report(Request request, Throwable cause) {
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        if (!(cause instanceof EofException)) {
            LOG.error("{} {} failed, reference {}", request.getMethod(), path(request), reference, cause);
        }
        return reference;
    }

    /** Returns the path without the query, which may contain a token. */
    private static String path(Request request) {
        return request.getHttpURI().getPath();
    }
}
