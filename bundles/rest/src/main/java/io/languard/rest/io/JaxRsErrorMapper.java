package io.languard.rest.io;

import io.languard.api.error.LanguardException;
import io.languard.service.error.HttpErrorCodes;
import io.languard.service.error.HttpStatusException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/** What JAX-RS itself refuses, in the words of the API. */
final class JaxRsErrorMapper {

    private JaxRsErrorMapper() {}

    /** The refusal as one of our errors, with the status that JAX-RS gave it. */
    static LanguardException map(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return new HttpStatusException(HttpErrorCodes.of(status), status, message(status, e.getMessage()));
    }

    static Map<String, String> headers(WebApplicationException e) {
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow);
    }

    /** The exception's own words if somebody chose them, else ours. */
    private static String message(int status, String given) {
        if (given != null && !given.isBlank() && !given.startsWith("HTTP ")) {
            return given;
        }
        return switch (status) {
            case 404 -> "Not found: no resource at this path";
            case 405 -> "Method not allowed";
            case 406 -> "Only application/json is served";
            case 415 -> "Unsupported media type: send application/json";
            default -> "The request was refused with status " + status;
        };
    }
}
