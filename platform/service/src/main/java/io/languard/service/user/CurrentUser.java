package io.languard.service.user;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user of a session, with what the session may do at this moment.
 *
 * @param permissions the permissions for all servers and the platform, those of the role included
 * @param grants what of the permissions was granted: first for all servers and the platform, then for single servers
 */
public record CurrentUser(
        int id,
        String username,
        Role role,
        Instant createdAt,
        @Nullable Instant lastLogin,
        Set<Permission> permissions,
        List<Grant> grants) {}
