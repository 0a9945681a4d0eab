package io.languard.service.user;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * The authenticated user of a request, a connection or a shell.
 *
 * @param rights returns the user as an actor, with the rights at the moment of the call; without any once the user's
 *     sessions have been revoked
 */
public record UserSession(int userId, String username, String tokenId, Instant expiresAt, Supplier<Actor> rights) {

    /** Returns the user as the actor of use cases. Not to be kept, since the rights may change at any time. */
    public Actor actor() {
        return rights.get();
    }
}
