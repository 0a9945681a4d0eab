package io.languard.service.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** Too many requests. */
public class RateLimitedException extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    /** Too many requests; the next one may come after so many seconds, at least 1. */
    public RateLimitedException(long retryAfterSeconds) {
        super(ErrorCode.RATE_LIMITED, "Too many requests. Try again in " + retryAfterSeconds + " s.");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Seconds until the next request may come. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
