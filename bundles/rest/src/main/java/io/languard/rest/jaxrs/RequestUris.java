package io.languard.rest.jaxrs;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** The URIs of a request in the form that JAX-RS requires. */
record RequestUris(URI base, URI request) {

    /** Caches the base URI, because nearly all requests have the same one. */
    private static final AtomicReference<URI> LAST_BASE = new AtomicReference<>(URI.create("http://localhost/"));

    private static final String ALLOWED = "-._~:/?@!$&'()*+,;=%";

    static RequestUris of(HttpServletRequest request, String basePath) {
        String path = request.getRequestURI();
        StringBuffer whole = request.getRequestURL();
        String authority = whole.substring(0, whole.length() - path.length());
        String query = request.getQueryString();
        try {
            // "/api" itself is mapped like "/api/".
            String inside = path.startsWith(basePath) ? path : basePath;
            return new RequestUris(
                    base(authority + basePath),
                    new URI(authority + escaped(inside) + (query == null ? "" : "?" + escaped(query))));
        } catch (URISyntaxException e) {
            throw new LanguardException(ErrorCode.BAD_REQUEST, "The address of the request is not valid");
        }
    }

    private static URI base(String text) throws URISyntaxException {
        URI last = LAST_BASE.get();
        if (last.toString().equals(text)) {
            return last;
        }
        URI base = new URI(text);
        LAST_BASE.set(base);
        return base;
    }

    /** Escapes characters that are not allowed in a URI; clients send them, and servers are expected to accept them. */
    private static String escaped(String text) {
        int i = 0;
        while (i < text.length() && isFine(text, i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int c, at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (c < 128 && isFine(text, at)) {
                escaped.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append(String.format("%%%02X", b));
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isFine(String text, int at) {
        char c = text.charAt(at);
        if (c == '%') {
            return at + 2 < text.length()
                    && Character.digit(text.charAt(at + 1), 16) >= 0
                    && Character.digit(text.charAt(at + 2), 16) >= 0;
        }
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ALLOWED.indexOf(c) >= 0;
    }
}
