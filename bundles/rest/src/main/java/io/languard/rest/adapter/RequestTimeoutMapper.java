package io.languard.rest.adapter;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.jaxrs.GlobalExceptionMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** A mapper for requests that were interrupted by the {@link RequestTimeLimiter}. */
final class RequestTimeoutMapper implements ExceptionMapper<InterruptedException> {

    private final String gameType;
    private final RequestTimeLimiter limit;
    private final GlobalExceptionMapper failures;

    RequestTimeoutMapper(String gameType, RequestTimeLimiter limit, GlobalExceptionMapper failures) {
        this.gameType = gameType;
        this.limit = limit;
        this.failures = failures;
    }

    @Override
    public Response toResponse(InterruptedException e) {
        return failures.toResponse(new LanguardException(
                ErrorCode.INTERNAL_ERROR,
                "The adapter of '" + gameType + "' did not respond within "
                        + limit.limit().toSeconds() + " s",
                e));
    }
}
