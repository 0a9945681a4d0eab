package io.languard.rest.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;

/** A recorder of the path templates under which requests are counted. */
final class RouteTemplateRecorder {

    private static final String ATTRIBUTE = "languard.route";
    private static final int MAX_TEMPLATES = 500;

    private final String base;
    private final Map<ResourceMethod, String> known = new ConcurrentHashMap<>();

    /**
     * Creates a recorder.
     *
     * @param base the prefix of every template
     */
    RouteTemplateRecorder(String base) {
        this.base = base;
    }

    /** Sets the template as an attribute of the request if a method matched it. */
    void record(HttpServletRequest request, ExtendedUriInfo uri) {
        ResourceMethod method = uri.getMatchedResourceMethod();
        if (method == null) {
            return;
        }
        String route = known.get(method);
        if (route == null) {
            route = base + template(uri.getMatchedTemplates());
            if (known.size() < MAX_TEMPLATES) {
                known.put(method, route);
            }
        }
        request.setAttribute(ATTRIBUTE, route);
    }

    private static String template(List<UriTemplate> templates) {
        StringBuilder route = new StringBuilder();
        for (int i = templates.size() - 1; i >= 0; i--) {
            // Of "{filename: .+}" only the name is relevant.
            route.append(templates.get(i).getTemplate().replaceAll(":[^}]*}", "}"));
        }
        return route.toString().replaceAll("//+", "/").replaceAll("(.)/$", "$1");
    }
}
