package io.languard.rest.io;

import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import io.languard.http.api.HttpStatusException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapper from JAX-RS's own exceptions to the errors of the API. */
final class JaxRsErrorMapper {

    private JaxRsErrorMapper() {}

    /** Converts the exception to an error of the API with the same status. */
    static LanguardException map(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return new HttpStatusException(HttpErrorCodes.of(status), status, message(status, e.getMessage()));
    }

    static Map<String, String> headers(WebApplicationException e) {
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow);
    }

    /** Returns the exception's message if it was set explicitly, otherwise a default one. */
    private static String message(int status, @Nullable String given) {
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
