package io.languard.service.user;

import java.time.Instant;

/** The authenticated user of a request. */
public record UserSession(int userId, String username, Role role, String tokenId, Instant expiresAt) {

    /** Returns the user as the actor of use cases. */
    public Actor actor() {
        return Actor.user(username, role);
    }
}
