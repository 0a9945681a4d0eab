package io.languard.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.api.error.ErrorCode;
import io.languard.http.api.HttpErrorCodes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Thrown if a handshake is rejected. Sent in the envelope of the HTTP API. */
final class HandshakeException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final int status;
    private final ErrorCode code;
    private final transient Map<String, String> headers;

    HandshakeException(int status, ErrorCode code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    HandshakeException(ErrorCode code, String message) {
        this(HttpErrorCodes.status(code), code, message, Map.of());
    }

    void send(HttpServletResponse response) throws IOException {
        ObjectNode body = MAPPER.createObjectNode().put("success", false).putNull("data");
        body.putObject("error").put("code", code.name()).put("message", getMessage());
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        headers.forEach(response::setHeader);
        response.setStatus(status);
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
