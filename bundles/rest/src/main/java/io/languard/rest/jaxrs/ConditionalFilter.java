package io.languard.rest.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * A filter that sends the {@code ETag} of a result, or 304 without a body to a client that has it already. Runs before the
 * result is wrapped in the envelope.
 */
@Conditional
@Priority(Priorities.USER + 1000)
public final class ConditionalFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != Response.Status.OK.getStatusCode() || response.getEntity() == null) {
            return;
        }
        String tag = EntityTags.of(response.getEntity());
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && !request.getMethod().equals(HttpMethod.PUT) && EntityTags.contains(known, tag)) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
