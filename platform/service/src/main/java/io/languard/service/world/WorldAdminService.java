package io.languard.service.world;

import io.languard.service.user.Actor;
import io.languard.world.World;

/**
 * Use cases: admins' operations on players' worlds. Safe for use by multiple threads; a call blocks as long as the
 * container engine needs.
 *
 * <p>Every method throws {@code CAPABILITY_NOT_SUPPORTED} if no registered provisioner supports it, {@code NOT_FOUND}
 * if the player has no world, {@code CONFLICT} if the engine refuses, the limit of worlds has been reached or too many
 * calls are in progress, {@code INTERNAL_ERROR} if the provisioner fails or hangs, and {@code DATABASE_UNAVAILABLE}.
 */
public interface WorldAdminService {

    /** Returns the player's world as recorded. */
    World get(Actor actor, String player);

    /** Starts or thaws the world; does nothing if it is running. */
    World start(Actor actor, String player);

    /** Stops the world, whether it is running or frozen; does nothing if it is stopped. */
    World stop(Actor actor, String player);

    /** Freezes the world: it retains its memory and gets no CPU time. Does nothing if it is frozen. */
    World freeze(Actor actor, String player);

    /** Thaws the world; does nothing if it is running. */
    World thaw(Actor actor, String player);

    /** Stops and deletes the world. */
    void delete(Actor actor, String player);

    /** Returns the end of the world's console output since its start. */
    String console(Actor actor, String player);
}
