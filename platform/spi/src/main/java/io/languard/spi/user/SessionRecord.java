package io.languard.spi.user;

import java.time.Instant;

/**
 * A token that is valid: one that is not stored is not valid.
 *
 * @param tokenId the token's {@code jti}
 */
public record SessionRecord(String tokenId, int userId, Instant expiresAt) {}
