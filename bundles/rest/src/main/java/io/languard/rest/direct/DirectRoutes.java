package io.languard.rest.direct;

import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.jaxrs.AccessGuard;
import io.languard.rest.jaxrs.EnvelopeWriter;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.PrerequisiteFeature;
import io.languard.rest.openapi.ApiRoute;
import io.languard.service.user.UserSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Serves reads whose methods need nothing of JAX-RS but their parameters, without Jersey, which serves everything else: other
 * methods, and any request with a character that would have to be decoded. The response is the same; what is left out is how
 * Jersey matches paths by regular expressions, sets up a scope for each request, and calls chains of filters. That was 39 %
 * of the processor time of a response with one server, and 31 % of one with 50.
 */
public final class DirectRoutes {

    private static final String PUNCTUATION_OF_PATHS = "/_-";
    private static final String PUNCTUATION_OF_QUERIES = "=&_-.:";

    private final PathTree<DirectRoute> routes = new PathTree<>();
    private final EnvelopeWriter writer = new EnvelopeWriter(ApiJsonCodec.defaultMapper());

    /**
     * Creates the routes of these resources.
     *
     * @param prerequisites the checks of those that resources name
     */
    public DirectRoutes(
            List<Object> resources,
            AccessGuard accessGuard,
            Map<Prerequisite, PrerequisiteFeature.Check> prerequisites) {
        for (Object resource : resources) {
            for (ApiRoute route : ApiRoute.of("", List.of(resource))) {
                boolean direct = route.httpMethod().equals(HttpMethod.GET) && DirectRoute.supports(route);
                routes.add(
                        route.path().substring(1),
                        direct ? new DirectRoute(resource, route, accessGuard, prerequisites) : null);
            }
        }
    }

    /**
     * Serves a request if possible.
     *
     * @param path the raw path below the API's root
     * @return whether the response is complete
     */
    public boolean serve(HttpServletRequest request, HttpServletResponse response, String path, UserSession session)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (!request.getMethod().equals(HttpMethod.GET)
                || !isPlain(path, PUNCTUATION_OF_PATHS)
                || query != null && !isPlain(query, PUNCTUATION_OF_QUERIES)) {
            return false;
        }
        PathTree.Match<DirectRoute> match = routes.find(path);
        if (match == null) {
            return false;
        }
        match.target().serve(request, response, new DirectRequest(session, match.values(), query), writer);
        return true;
    }

    private static boolean isPlain(String text, String punctuation) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean plain = next >= 'a' && next <= 'z'
                    || next >= '0' && next <= '9'
                    || next >= 'A' && next <= 'Z'
                    || punctuation.indexOf(next) >= 0;
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
