package io.languard.service.user;

/** Limits requests per minute. Thread-safe; uses bounded memory. */
public interface RateLimiter {

    /**
     * Counts one request of a client that has shown a token.
     *
     * @throws RateLimitedException if the limit is exceeded
     */
    void acquireForToken(String tokenId);

    /**
     * Counts one request of a client without a valid token. All addresses of an IPv6 network count as one.
     *
     * @throws RateLimitedException if the limit is exceeded
     */
    void acquireForAddress(String address);
}
