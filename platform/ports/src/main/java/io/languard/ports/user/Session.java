package io.languard.ports.user;

import java.time.Instant;

/** Who sent a request, proven by a valid token. */
public record Session(int userId, String username, Role role, String tokenId, Instant expiresAt) {

    /** The user as an actor of the audit trail. */
    public Actor actor() {
        return new Actor(username);
    }
}
