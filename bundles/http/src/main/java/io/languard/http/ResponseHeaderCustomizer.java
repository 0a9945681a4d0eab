package io.languard.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * A customizer that sets the default headers of every response: security headers for browsers and, for the configured
 * origins only, the CORS headers. A servlet may replace them.
 */
final class ResponseHeaderCustomizer implements HttpConfiguration.Customizer {

    private static final List<HttpField> ALWAYS = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("X-Frame-Options", "DENY"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                            + " form-action 'self'; frame-ancestors 'none'"));
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Origin");
    private static final HttpField EXPOSED = new PreEncodedHttpField(
            "Access-Control-Expose-Headers",
            "Retry-After, Content-Disposition, Location, ETag, X-Total-Count,"
                    + " RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset");

    private final List<String> origins;

    ResponseHeaderCustomizer(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        apply(request, headers);
        return request;
    }

    void apply(Request request, HttpFields.Mutable headers) {
        ALWAYS.forEach(headers::put);
        if (!isApi(request)) {
            return;
        }
        headers.put(NO_STORE);
        if (!origins.isEmpty()) {
            headers.put(VARY);
        }
        if (isAllowedOrigin(request)) {
            headers.put("Access-Control-Allow-Origin", request.getHeaders().get(HttpHeader.ORIGIN));
            headers.put(EXPOSED);
        }
    }

    /** Returns whether the request is a CORS preflight from a configured origin. */
    boolean isPreflight(Request request) {
        return "OPTIONS".equals(request.getMethod())
                && request.getHeaders().contains("Access-Control-Request-Method")
                && isApi(request)
                && isAllowedOrigin(request);
    }

    private boolean isAllowedOrigin(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin != null && origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static boolean isApi(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        return path != null && (path.equals("/api") || path.startsWith("/api/"));
    }
}
