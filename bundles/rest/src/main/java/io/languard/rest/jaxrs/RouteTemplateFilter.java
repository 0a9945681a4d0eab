package io.languard.rest.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;

/** A filter that sets the path template under which a request is counted as an attribute of the servlet request. */
public final class RouteTemplateFilter implements ContainerResponseFilter {

    /** The attribute. */
    public static final String ATTRIBUTE = "languard.route";

    private static final int MAX_TEMPLATES = 500;

    private final String base;
    private final Map<ResourceMethod, String> known = new ConcurrentHashMap<>();

    /**
     * Creates a filter.
     *
     * @param base the prefix of every template
     */
    RouteTemplateFilter(String base) {
        this.base = base;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
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
        request.setProperty(ATTRIBUTE, route);
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
