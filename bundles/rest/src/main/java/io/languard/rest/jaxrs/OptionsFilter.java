package io.languard.rest.jaxrs;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** A filter that removes the body that Jersey generates for OPTIONS; the methods in the header are sufficient. */
final class OptionsFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (HttpMethod.OPTIONS.equals(request.getMethod())
                && response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            response.setEntity(null);
            response.setStatusInfo(Response.Status.NO_CONTENT);
            response.getHeaders().keySet().retainAll(Set.of(HttpHeaders.ALLOW));
        }
    }
}
