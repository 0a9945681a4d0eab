package io.languard.rest.baza;

import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.ResponseWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A response for the mod of a lobby; the order of the keys in the body is significant.
 *
 * @param body JSON model
 */
record BazaResponse(int status, Object body) {

    /** Creates a response with status 200, which also carries expected failures. */
    static BazaResponse ok(JsonObjectBuilder body) {
        return new BazaResponse(HttpServletResponse.SC_OK, body.toMap());
    }

    static BazaResponse error(int status, String message) {
        return new BazaResponse(
                status,
                JsonObjectBuilder.of("status", "error").with("message", message).toMap());
    }

    /** Creates a response for an invalid request, in the format of the original implementation. */
    static BazaResponse detail(int status, Object detail) {
        return new BazaResponse(status, JsonObjectBuilder.of("detail", detail).toMap());
    }

    void send(HttpServletResponse response) throws IOException {
        ResponseWriter.write(response, status, "application/json", ApiJsonCodec.toBytes(body));
    }
}
