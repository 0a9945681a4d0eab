package io.languard.service.world;

import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.service.user.Actor;
import java.util.List;

/**
 * Use cases for players' own worlds. Thread-safe. A call takes as long as the container engine needs, so callers must
 * use a thread that may block.
 *
 * <p>Every method but {@link #available} throws {@code CAPABILITY_NOT_SUPPORTED} if no provisioner is registered or it
 * is unregistered during the call, {@code INTERNAL_ERROR} if it fails or hangs, and {@code CONFLICT} if too many
 * operations are in progress.
 */
public interface WorldService {

    /** Returns whether a provisioner is registered. Answers from memory. */
    boolean available();

    /** Ensures that the player's world is running, creating it if necessary. */
    WorldResult ensureRunning(Actor actor, String player, String name);

    /** Stops the player's world. */
    WorldResult stop(Actor actor, String player);

    /** Deletes the worlds of players who have not logged in for the configured time. */
    CleanupResult cleanup(Actor actor);

    /** Returns every world, sorted by player. */
    List<World> list();
}
