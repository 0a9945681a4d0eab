package io.languard.rest.jaxrs;

import io.languard.rest.io.ErrorResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** A mapper from every exception to an error envelope. */
public final class GlobalExceptionMapper implements ExceptionMapper<Throwable> {

    @Context
    private Request request;

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        ErrorResponse errorResponse = ErrorResponse.of(
                thrown, request.getMethod() + " " + uri.getRequestUri().getRawPath());
        Response.ResponseBuilder response = Response.status(errorResponse.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(errorResponse.body());
        errorResponse.headers().forEach(response::header);
        return response.build();
    }
}
