package io.languard.service.user;

import java.time.Instant;

/** Who sent a request, proven by a valid token. */
public record UserSession(int userId, String username, Role role, String tokenId, Instant expiresAt) {

    /** The user as an actor of the audit trail. */
    public Actor actor() {
        return new Actor(username);
    }
}
