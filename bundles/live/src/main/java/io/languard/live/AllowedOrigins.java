package io.languard.live;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * Decides which web pages may open a connection: those of this host and those of the configured origins. Clients
 * other than browsers send no {@code Origin} header and are always allowed.
 *
 * @param allowed the configured origins, in lower case
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

    /** Compares host and port but not the scheme, because TLS may be terminated by a proxy. */
    private static boolean isSame(String origin, String host) {
        try {
            URI page = new URI(origin);
            boolean secure = "https".equals(page.getScheme());
            if (host == null || page.getHost() == null || !secure && !"http".equals(page.getScheme())) {
                return false;
            }
            URI self = new URI(page.getScheme() + "://" + host.toLowerCase(Locale.ROOT));
            return page.getHost().equals(self.getHost()) && port(page, secure) == port(self, secure);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI uri, boolean secure) {
        return uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
    }
}
