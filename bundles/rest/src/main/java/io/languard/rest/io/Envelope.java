package io.languard.rest.io;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * What every body of the API looks like.
 *
 * @param error {@code null} if all went well
 */
public record Envelope(boolean success, Object data, Map<String, Object> error) {

    /** An envelope around a result. */
    public static Envelope of(Object data) {
        return new Envelope(true, data, null);
    }

    /** 200 with a result; {@code null} for an action that has nothing to say. */
    public static Response ok(Object data) {
        return response(Response.Status.OK, of(data));
    }

    /** 201 with what was created. */
    public static Response created(Object data) {
        return response(Response.Status.CREATED, of(data));
    }

    /** 204: deleted. */
    public static Response deleted() {
        return Response.noContent().build();
    }

    /** With its type, which JAX-RS would otherwise work out anew each time. */
    private static Response response(Response.Status status, Envelope envelope) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(envelope)
                .build();
    }
}
