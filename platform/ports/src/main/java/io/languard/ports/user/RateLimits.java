package io.languard.ports.user;

/** Counts requests over the last minute. Safe for many threads; memory is bounded. */
public interface RateLimits {

    /**
     * Counts one request.
     *
     * @param key whose: a token's id, or an address
     * @throws RateLimitedException if there were too many
     */
    void count(String key);
}
