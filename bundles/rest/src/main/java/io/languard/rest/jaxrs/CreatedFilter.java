package io.languard.rest.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;

/** A filter that changes status 200 of a {@link Created} method to 201. */
@Created
public final class CreatedFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.OK.getStatusCode()) {
            response.setStatusInfo(Response.Status.CREATED);
        }
    }
}
