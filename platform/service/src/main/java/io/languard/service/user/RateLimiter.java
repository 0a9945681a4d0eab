package io.languard.service.user;

import org.jspecify.annotations.Nullable;

/** Limits requests per minute. Thread-safe; uses bounded memory. */
public interface RateLimiter {

    /**
     * Counts one request of a client that has shown a token.
     *
     * @return what is left; {@code null} if there is no limit
     * @throws RateLimitedException if the limit is exceeded
     */
    @Nullable
    RequestQuota acquireForToken(String tokenId);

    /**
     * Counts one request of a client without a valid token. All addresses of an IPv6 network count as one.
     *
     * @return what is left; {@code null} if there is no limit
     * @throws RateLimitedException if the limit is exceeded
     */
    @Nullable
    RequestQuota acquireForAddress(String address);
}
