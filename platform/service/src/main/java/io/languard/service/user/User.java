package io.languard.service.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as shown to clients.
 *
 * @param lastLogin {@code null} before the first login
 * @param servers which servers a viewer may view without further grants; of no effect for an admin
 * @param disabled whether the user can neither log in nor do anything
 */
public record User(
        int id,
        String username,
        Role role,
        Instant createdAt,
        @Nullable Instant lastLogin,
        ServerAccess servers,
        boolean disabled) {}
