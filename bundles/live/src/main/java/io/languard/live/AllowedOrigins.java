package io.languard.live;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * Which web pages may open a connection: those of this host and those of the configured origins. What is no browser names
 * none, and may.
 *
 * @param allowed in lower case
 */
record AllowedOrigins(List<String> allowed) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    boolean isAllowed(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders("Origin");
        if (!values.hasMoreElements()) {
            return true;
        }
        String origin = values.nextElement().toLowerCase(Locale.ROOT);
        String host = request.getHeader("Host");
        return !values.hasMoreElements() && (allowed.contains(origin) || isSame(origin, host));
    }

    /** Host and port are compared, not the scheme: a proxy in front may be the one that speaks TLS. */
    private static boolean isSame(String origin, String host) {
        try {
            URI page = new URI(origin);
            boolean secure = "https".equals(page.getScheme());
            if (host == null || page.getHost() == null || !secure && !"http".equals(page.getScheme())) {
                return false;
            }
            URI here = new URI(page.getScheme() + "://" + host.toLowerCase(Locale.ROOT));
            return page.getHost().equals(here.getHost()) && port(page, secure) == port(here, secure);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI uri, boolean secure) {
        return uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
    }
}
