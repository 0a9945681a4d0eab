package io.languard.rest.adapter;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.jaxrs.FailureMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The answer to a request that its {@link TimeLimit} has ended. */
final class LateMapper implements ExceptionMapper<InterruptedException> {

    private final String gameType;
    private final TimeLimit limit;
    private final FailureMapper failures;

    LateMapper(String gameType, TimeLimit limit, FailureMapper failures) {
        this.gameType = gameType;
        this.limit = limit;
        this.failures = failures;
    }

    @Override
    public Response toResponse(InterruptedException e) {
        return failures.toResponse(new LanguardException(
                ErrorCode.INTERNAL_ERROR,
                "The adapter of '" + gameType + "' did not answer within "
                        + limit.limit().toSeconds() + " s",
                e));
    }
}
