package io.languard.rest.adapter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.time.Duration;
import org.glassfish.jersey.server.ContainerRequest;

/** A filter that limits the time of a response from another thread. */
final class AdapterRequestFilter implements ContainerRequestFilter {

    private final Duration timeLimit;

    AdapterRequestFilter(Duration timeLimit) {
        this.timeLimit = timeLimit;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        ContainerRequest request = (ContainerRequest) context;
        request.setWriter(new TimeLimitedResponseWriter(request.getResponseWriter(), timeLimit));
    }
}
