package io.languard.rest.jaxrs;

import io.languard.rest.wire.Failure;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Turns whatever is thrown into an envelope. */
public final class FailureMapper implements ExceptionMapper<Throwable> {

    @Context
    private Request request;

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        Failure failure = Failure.of(
                thrown, request.getMethod() + " " + uri.getRequestUri().getRawPath());
        Response.ResponseBuilder response = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(failure.body());
        failure.headers().forEach(response::header);
        return response.build();
    }
}
