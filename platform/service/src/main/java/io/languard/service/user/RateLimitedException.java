package io.languard.service.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** Thrown when a client sends too many requests, or there are too many of a kind that is limited for all clients together. */
public class RateLimitedException extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    /** Creates an exception that asks the client to wait for the given number of seconds, at least 1. */
    public RateLimitedException(long retryAfterSeconds) {
        this("Too many requests", retryAfterSeconds);
    }

    /** Same as the other constructor, with the beginning of the message. */
    public RateLimitedException(String reason, long retryAfterSeconds) {
        super(ErrorCode.RATE_LIMITED, reason + ". Try again in " + retryAfterSeconds + " s.");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Returns the number of seconds after which the client may retry. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
