package io.languard.rest.jaxrs;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.uri.UriComponent;

/**
 * The URIs of a request in the form that JAX-RS requires. Jersey's servlet would build both with a {@code UriBuilder},
 * which takes 10 % of the processor time of a short list, and reject braces.
 */
public record RequestUris(URI base, URI request) {

    /** Caches the base URI, because nearly all requests have the same one. */
    private static final AtomicReference<URI> LAST_BASE = new AtomicReference<>(URI.create("http://localhost/"));

    /** Returns the URIs; characters that clients must not send, and servers are expected to accept, are escaped. */
    public static RequestUris of(HttpServletRequest request) {
        String path = request.getRequestURI();
        String basePath = request.getContextPath() + request.getServletPath() + "/";
        StringBuffer whole = request.getRequestURL();
        String authority = whole.substring(0, whole.length() - path.length());
        String query = request.getQueryString();
        try {
            // "/api" itself is mapped like "/api/".
            String inside = path.startsWith(basePath) ? path : basePath;
            String escaped = UriComponent.contextualEncode(inside, UriComponent.Type.PATH);
            return new RequestUris(
                    base(authority + basePath),
                    new URI(authority
                            + (query == null
                                    ? escaped
                                    : escaped + '?' + UriComponent.contextualEncode(query, UriComponent.Type.QUERY))));
        } catch (URISyntaxException e) {
            throw new LanguardException(ErrorCode.BAD_REQUEST, "The address of the request is not valid");
        }
    }

    private static URI base(String text) throws URISyntaxException {
        URI last = requireNonNull(LAST_BASE.get());
        if (last.toString().equals(text)) {
            return last;
        }
        URI base = new URI(text);
        LAST_BASE.set(base);
        return base;
    }
}
