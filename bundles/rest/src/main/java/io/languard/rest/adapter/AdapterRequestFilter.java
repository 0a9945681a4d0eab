package io.languard.rest.adapter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.glassfish.jersey.server.ContainerRequest;

/** A filter that limits the body of a request to an adapter, and connects the request with its servlet request. */
final class AdapterRequestFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        request.setEntityStream(new LimitedInputStream(request.getEntityStream()));
        AdapterRequest.of((ContainerRequest) request).connect(((ContainerRequest) request).getResponseWriter());
    }
}
