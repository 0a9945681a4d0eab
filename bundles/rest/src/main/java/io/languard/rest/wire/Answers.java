package io.languard.rest.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers past JAX-RS, for what goes wrong before or after it. */
public final class Answers {

    private Answers() {}

    /** Writes a failure in the envelope. */
    public static void write(HttpServletResponse response, Failure failure) throws IOException {
        failure.headers().forEach(response::setHeader);
        write(response, failure.status(), Json.CONTENT_TYPE, Json.bytes(failure.body()));
    }

    /** Writes a whole body. */
    public static void write(HttpServletResponse response, int status, String contentType, byte[] body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
