package io.languard.service.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with which programs act for a user, as shown to clients.
 *
 * @param grants what the key may do, as far as its owner may
 * @param expiresAt {@code null} if it does not expire
 * @param allowedNetworks networks such as {@code 10.0.0.0/8} from which it is accepted; empty for all
 * @param lastUsedAt {@code null} if it has not been used
 * @param lastUsedFrom the address of the client that used it last
 */
public record ApiKey(
        int id,
        String name,
        List<Grant> grants,
        List<String> allowedNetworks,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {}
