package io.languard.service.user;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user of a session, with what the session may do at this moment.
 *
 * @param permissions the permissions for all servers and the platform
 * @param grants the permissions for single servers, by server
 */
public record CurrentUser(
        int id,
        String username,
        Role role,
        Instant createdAt,
        @Nullable Instant lastLogin,
        Set<Permission> permissions,
        List<Grant> grants) {}
