package io.languard.rest.baza;

import io.languard.rest.wire.Answers;
import io.languard.rest.wire.Fields;
import io.languard.rest.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A body for a lobby's mod; the order of its keys counts.
 *
 * @param body JSON model
 */
record BazaAnswer(int status, Object body) {

    /** Success, or trouble of the ordinary kind. */
    static BazaAnswer ok(Fields body) {
        return new BazaAnswer(HttpServletResponse.SC_OK, body.map());
    }

    static BazaAnswer error(int status, String message) {
        return new BazaAnswer(
                status, Fields.of("status", "error").with("message", message).map());
    }

    /** What is wrong with the request itself, as the first program of this kind said it. */
    static BazaAnswer detail(int status, Object detail) {
        return new BazaAnswer(status, Fields.of("detail", detail).map());
    }

    void send(HttpServletResponse response) throws IOException {
        Answers.write(response, status, "application/json", Json.bytes(body));
    }
}
