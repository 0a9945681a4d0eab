package io.languard.rest.jaxrs;

import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import io.languard.http.api.HttpStatusException;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.ErrorResponse;
import io.languard.service.page.Counted;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;

/**
 * A filter that wraps the results of resources in the envelope, {@code void} methods getting an empty one, and sends the
 * length of a list beside a page of it.
 */
public final class EnvelopeFilter implements ContainerResponseFilter {

    /** The header with the number of all entries of a list of which the body has a page. */
    public static final String TOTAL = "X-Total-Count";

    private static final int LOWEST_ERROR = 400;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        int status = response.getStatus();
        if (entity instanceof Envelope || (entity instanceof byte[] || entity instanceof StreamingOutput) && isBare()) {
            return;
        }
        if (entity instanceof Counted counted) {
            // As text, since Jersey searches for a converter of any other type.
            response.getHeaders().putSingle(TOTAL, Long.toString(counted.total()));
        }
        if (status >= LOWEST_ERROR) {
            String message = entity instanceof String text ? text : "The request was refused with status " + status;
            LanguardException problem = new HttpStatusException(HttpErrorCodes.of(status), status, message);
            put(
                    response,
                    ErrorResponse.of(problem, request.getMethod() + " of an adapter")
                            .body());
        } else if (entity != null) {
            put(response, Envelope.of(entity));
        } else if (status == Response.Status.NO_CONTENT.getStatusCode() && !choseStatus()) {
            response.setStatus(Response.Status.OK.getStatusCode());
            put(response, Envelope.of(null));
        }
    }

    private boolean isBare() {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(Bare.class);
    }

    /** Returns whether the resource set status 204 explicitly; JAX-RS sets it for a method without a result. */
    private boolean choseStatus() {
        return resource.getResourceMethod() == null
                || Response.class.isAssignableFrom(resource.getResourceMethod().getReturnType());
    }

    private static void put(ContainerResponseContext response, Envelope envelope) {
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        response.setEntity(envelope, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }
}
