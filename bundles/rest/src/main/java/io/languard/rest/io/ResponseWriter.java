package io.languard.rest.io;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A writer of responses outside JAX-RS, for errors that occur before or after it. */
public final class ResponseWriter {

    private ResponseWriter() {}

    /** Writes an error in the envelope. */
    public static void write(HttpServletResponse response, ErrorResponse errorResponse) throws IOException {
        errorResponse.headers().forEach(response::setHeader);
        write(response, errorResponse.status(), ApiJsonCodec.CONTENT_TYPE, ApiJsonCodec.toBytes(errorResponse.body()));
    }

    /** Writes a complete body. */
    public static void write(HttpServletResponse response, int status, String contentType, byte[] body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
