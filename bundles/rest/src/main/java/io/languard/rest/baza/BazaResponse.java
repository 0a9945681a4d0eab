package io.languard.rest.baza;

import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.ResponseWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A body for a lobby's mod; the order of its keys counts.
 *
 * @param body JSON model
 */
record BazaResponse(int status, Object body) {

    /** Success, or trouble of the ordinary kind. */
    static BazaResponse ok(JsonObjectBuilder body) {
        return new BazaResponse(HttpServletResponse.SC_OK, body.toMap());
    }

    static BazaResponse error(int status, String message) {
        return new BazaResponse(
                status,
                JsonObjectBuilder.of("status", "error").with("message", message).toMap());
    }

    /** What is wrong with the request itself, as the first program of this kind said it. */
    static BazaResponse detail(int status, Object detail) {
        return new BazaResponse(status, JsonObjectBuilder.of("detail", detail).toMap());
    }

    void send(HttpServletResponse response) throws IOException {
        ResponseWriter.write(response, status, "application/json", ApiJsonCodec.toBytes(body));
    }
}
