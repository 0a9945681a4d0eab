package io.languard.rest.wire;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/** What JAX-RS itself refuses, in the words of the API. */
public final class HttpRefusal {

    private HttpRefusal() {}

    /** The refusal as one of our errors, with the status that JAX-RS gave it. */
    static LanguardException of(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return new LanguardException(code(status), status, message(status, e.getMessage()), null);
    }

    static Map<String, String> headers(WebApplicationException e) {
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow);
    }

    /** The code that goes with a status. */
    public static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.UNAUTHORIZED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 409 -> ErrorCode.CONFLICT;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> ErrorCode.VALIDATION_ERROR;
            case 429 -> ErrorCode.RATE_LIMITED;
            default -> status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL_ERROR;
        };
    }

    /** The exception's own words if somebody chose them, else ours. */
    private static String message(int status, String given) {
        if (given != null && !given.isBlank() && !given.startsWith("HTTP ")) {
            return given;
        }
        return switch (status) {
            case 404 -> "There is nothing at this path";
            case 405 -> "This path does not take this method";
            case 406 -> "Only application/json is served";
            case 415 -> "The body must be sent as Content-Type application/json";
            default -> "The request was refused with status " + status;
        };
    }
}
