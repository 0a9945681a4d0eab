package io.languard.service.world;

import io.languard.api.error.LanguardException;
import io.languard.api.world.World;
import io.languard.service.user.Actor;

/**
 * Use cases for administering players' worlds. Thread-safe. A call takes as long as the container engine needs.
 *
 * <p>Every method throws {@code CAPABILITY_NOT_SUPPORTED} while no provisioner supports it, {@code NOT_FOUND} if the
 * player has no world, {@code CONFLICT} if the engine rejects the operation, the limit of running worlds has been
 * reached or too many operations are in progress, {@code INTERNAL_ERROR} if the provisioner fails or hangs, and {@code
 * DATABASE_UNAVAILABLE}.
 */
public interface WorldAdminService {

    /** Returns the player's world as recorded. */
    World get(String player);

    /** Starts or thaws the world. Does nothing if it is running. */
    World start(Actor actor, String player);

    /** Stops the world, frozen or not. Does nothing if it is stopped. */
    World stop(Actor actor, String player);

    /** Freezes the world: it keeps its memory but gets no CPU time. Does nothing if it is frozen. */
    World freeze(Actor actor, String player);

    /** Thaws the world. Does nothing if it is running. */
    World thaw(Actor actor, String player);

    /** Deletes the world permanently. */
    void delete(Actor actor, String player);

    /**
     * Returns the end of the world's console output since its start.
     *
     * @throws LanguardException the errors described above
     */
    String console(String player);
}
