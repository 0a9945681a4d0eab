package io.languard.service.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.Optional;

/** Thrown when a client sends too many requests, or there are too many of a kind that is limited for all clients together. */
public class RateLimitedException extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;
    private final int limit;

    /** Creates an exception that asks the client to wait for the given number of seconds, at least 1. */
    public RateLimitedException(long retryAfterSeconds) {
        this("Too many requests", retryAfterSeconds, 0);
    }

    /** Same as the other constructor, with the beginning of the message. */
    public RateLimitedException(String reason, long retryAfterSeconds) {
        this(reason, retryAfterSeconds, 0);
    }

    /**
     * Creates an exception that asks the client to wait.
     *
     * @param retryAfterSeconds at least 1
     * @param limit the exceeded number of requests in 60 seconds
     */
    public RateLimitedException(long retryAfterSeconds, int limit) {
        this("Too many requests", retryAfterSeconds, limit);
    }

    private RateLimitedException(String reason, long retryAfterSeconds, int limit) {
        super(ErrorCode.RATE_LIMITED, reason + ". Try again in " + retryAfterSeconds + " s.");
        this.retryAfterSeconds = retryAfterSeconds;
        this.limit = limit;
    }

    /** Returns the quota of the client; empty if the limit is not one of requests in 60 seconds. */
    public Optional<RequestQuota> quota() {
        return limit == 0 ? Optional.empty() : Optional.of(new RequestQuota(limit, 0, retryAfterSeconds));
    }

    /** Returns the number of seconds after which the client may retry. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
