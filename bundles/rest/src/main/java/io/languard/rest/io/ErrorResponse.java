package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import io.languard.service.config.ConfigConflictException;
import io.languard.service.user.RateLimitedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The response to an exception. It never contains a stack trace or a class name.
 *
 * @param headers the headers in addition to those of every response
 */
public record ErrorResponse(int status, Envelope body, Map<String, String> headers) {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponse.class);
    private static final int UNAUTHORIZED = 401;
    private static final int LOWEST_SERVER_ERROR = 500;

    /**
     * Translates an exception; unexpected ones are logged.
     *
     * @param place the request, for the log
     */
    public static ErrorResponse of(Throwable thrown, String place) {
        if (thrown instanceof LanguardException known) {
            return of(known, place);
        }
        // Thrown to a resource that waits for a stage, such as one of a remote admin session.
        if ((thrown instanceof ExecutionException || thrown instanceof CompletionException)
                && thrown.getCause() instanceof LanguardException known) {
            return of(known, place);
        }
        if (thrown instanceof ParamException wrong && wrong.getCause() instanceof LanguardException known) {
            return of(known, place);
        }
        if (thrown instanceof ParamException wrong) {
            return of(
                    new LanguardException(
                            ErrorCode.VALIDATION_ERROR,
                            "A parameter is not valid",
                            List.of(new FieldProblem(wrong.getParameterName(), "has a value of the wrong type"))),
                    place);
        }
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < LOWEST_SERVER_ERROR) {
            return of(JaxRsErrorMapper.map(refused), JaxRsErrorMapper.headers(refused));
        }
        String reference = log(thrown, place);
        return of(new LanguardException(ErrorCode.INTERNAL_ERROR, "Internal error, reference " + reference), Map.of());
    }

    private static ErrorResponse of(LanguardException e, String place) {
        Map<String, String> headers = new HashMap<>();
        if (e instanceof RateLimitedException limited) {
            headers.put("Retry-After", Long.toString(limited.retryAfterSeconds()));
            limited.quota().ifPresent(quota -> RateLimitHeaders.put(headers, quota));
        }
        if (HttpErrorCodes.status(e) == UNAUTHORIZED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        int status = HttpErrorCodes.status(e);
        String message =
                status == LOWEST_SERVER_ERROR ? e.getMessage() + " (reference " + log(e, place) + ")" : e.getMessage();
        return of(e, status, message, headers);
    }

    private static ErrorResponse of(LanguardException e, Map<String, String> headers) {
        return of(e, HttpErrorCodes.status(e), e.getMessage(), headers);
    }

    private static ErrorResponse of(LanguardException e, int status, String message, Map<String, String> headers) {
        ApiError error = new ApiError(e.codeName(), message, e.details());
        return new ErrorResponse(status, new Envelope(false, data(e), error), headers);
    }

    private static @Nullable CurrentConfig data(LanguardException e) {
        return e instanceof ConfigConflictException conflict
                ? new CurrentConfig(
                        conflict.current().values(), conflict.current().version())
                : null;
    }

    /** The current state of a config section, sent with a conflict. */
    private record CurrentConfig(Map<String, Object> currentConfig, int currentVersion) {}

    private static String log(Throwable thrown, String place) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} failed, reference {}", place, reference, thrown);
        return reference;
    }
}
