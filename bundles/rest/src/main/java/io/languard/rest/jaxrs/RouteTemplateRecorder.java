package io.languard.rest.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;

/** The templates of the paths that requests are answered by: what they are counted under. */
final class RouteTemplateRecorder {

    private static final String ATTRIBUTE = "languard.route";
    private static final int MAX_TEMPLATES = 500;

    private final String base;
    private final Map<ResourceMethod, String> known = new ConcurrentHashMap<>();

    /** @param base what every template begins with */
    RouteTemplateRecorder(String base) {
        this.base = base;
    }

    /** Says on the request what it was for, if a method was found for it. */
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
            // Of "{filename: .+}" only the name is of use.
            route.append(templates.get(i).getTemplate().replaceAll(":[^}]*}", "}"));
        }
        return route.toString().replaceAll("//+", "/").replaceAll("(.)/$", "$1");
    }
}
