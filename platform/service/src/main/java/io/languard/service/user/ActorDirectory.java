package io.languard.service.user;

import java.util.Optional;

/**
 * Finds actors again, for work that is done later on their behalf with the rights that they have then. Thread-safe.
 *
 * <p>Methods throw {@code DATABASE_UNAVAILABLE} until the users have been loaded.
 */
public interface ActorDirectory {

    /**
     * Returns a lasting reference to a user, an API key or the user of the local shell, which is never used for another one;
     * empty for all other actors.
     */
    Optional<String> referenceTo(Actor actor);

    /**
     * Returns an actor with the present rights; empty if a user has been deleted or disabled, or a key has been deleted or has
     * expired.
     *
     * @param reference as returned by {@link #referenceTo}
     */
    Optional<Actor> find(String reference);
}
