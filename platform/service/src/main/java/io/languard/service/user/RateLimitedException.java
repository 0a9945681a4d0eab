package io.languard.service.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** Thrown when a client sends too many requests. */
public class RateLimitedException extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    /** Creates an exception that asks the client to wait for the given number of seconds, at least 1. */
    public RateLimitedException(long retryAfterSeconds) {
        super(ErrorCode.RATE_LIMITED, "Too many requests. Try again in " + retryAfterSeconds + " s.");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Returns the number of seconds after which the client may retry. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
