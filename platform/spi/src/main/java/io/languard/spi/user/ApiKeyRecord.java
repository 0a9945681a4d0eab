package io.languard.spi.user;

import io.languard.service.user.ApiKey;
import io.languard.service.user.Grant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored API key.
 *
 * @param hash the SHA-256 hash of the key in hexadecimal
 * @param grants merged by server
 */
public record ApiKeyRecord(
        int id,
        int userId,
        String name,
        String hash,
        List<Grant> grants,
        List<String> allowedNetworks,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {

    public ApiKeyRecord {
        grants = Grant.merge(grants);
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Returns the key without its owner and its hash. */
    public ApiKey toApiKey() {
        return new ApiKey(id, name, grants, allowedNetworks, createdAt, expiresAt, lastUsedAt, lastUsedFrom);
    }
}
