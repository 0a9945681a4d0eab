package io.languard.service.user;

/** Limits requests per minute. Thread-safe; uses bounded memory. */
public interface RateLimiter {

    /**
     * Counts one request.
     *
     * @param key the client: a token id or an address
     * @throws RateLimitedException if the limit is exceeded
     */
    void acquire(String key);
}
