package io.languard.spi.user;

import java.time.Instant;

/**
 * The session of a valid token. A token without a stored session is invalid.
 *
 * @param tokenId the token's {@code jti}
 */
public record SessionRecord(String tokenId, int userId, Instant expiresAt) {}
