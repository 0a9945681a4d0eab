package io.languard.service.world;

import io.languard.api.error.LanguardException;
import io.languard.api.world.World;
import io.languard.service.user.Actor;

/**
 * Use cases: what admins do with players' worlds. Safe for many threads; a call lasts as long as the container engine needs.
 *
 * <p>Every method throws {@code CAPABILITY_NOT_SUPPORTED} while no provisioner can do it, {@code NOT_FOUND} if the player
 * has no world, {@code CONFLICT} if the engine refuses, there is no place or too much is under way,
 * {@code INTERNAL_ERROR} if the provisioner fails or hangs, and {@code DATABASE_UNAVAILABLE}.
 */
public interface WorldAdminService {

    /** The player's world as its record says. */
    World get(String player);

    /** Starts it, or lets it go on; does nothing if it runs. */
    World start(Actor actor, String player);

    /** Stops it, frozen or not; does nothing if it is stopped. */
    World stop(Actor actor, String player);

    /** Freezes it: it keeps its memory and gets no time. Does nothing if it is frozen. */
    World freeze(Actor actor, String player);

    /** Lets it go on; does nothing if it runs. */
    World thaw(Actor actor, String player);

    /** Removes it for good. */
    void delete(Actor actor, String player);

    /**
     * The end of what it has printed since its start.
     *
     * @throws LanguardException as every method here
     */
    String console(String player);
}
