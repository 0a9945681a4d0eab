package io.languard.service.user;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Permissions that an actor has.
 *
 * @param serverId the server on which it has them; {@code null} for all servers and the platform
 */
public record Grant(@Nullable Integer serverId, Set<Permission> permissions) {

    public Grant {
        permissions = Set.copyOf(permissions);
    }

    /** Returns a grant for all servers and the platform. */
    public static Grant everywhere(Set<Permission> permissions) {
        return new Grant(null, permissions);
    }
}
