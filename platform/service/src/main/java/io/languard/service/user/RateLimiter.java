package io.languard.service.user;

/** Counts requests over the last minute. Safe for many threads; memory is bounded. */
public interface RateLimiter {

    /**
     * Counts one request.
     *
     * @param key whose: a token's id, or an address
     * @throws RateLimitedException if there were too many
     */
    void acquire(String key);
}
