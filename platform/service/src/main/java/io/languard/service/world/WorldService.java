package io.languard.service.world;

import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.service.user.Actor;
import java.util.List;

/**
 * Use cases: players' own worlds. Safe for many threads; a call lasts as long as the container engine needs, so callers give
 * it a thread that may wait.
 *
 * <p>While no provisioner is registered, and as soon as it goes, every method but {@link #available} throws
 * {@code CAPABILITY_NOT_SUPPORTED}; {@code INTERNAL_ERROR} if it fails or hangs, {@code CONFLICT} if too much is under way.
 */
public interface WorldService {

    /** Whether there is a provisioner now; answers from memory. */
    boolean available();

    /** Sees that the player's world runs, making it if there is none. */
    WorldResult ensureRunning(Actor actor, String player, String name);

    /** Stops the player's world. */
    WorldResult stop(Actor actor, String player);

    /** Removes the worlds of players who have not logged in for the configured time. */
    CleanupResult cleanup(Actor actor);

    /** Every world, by player. */
    List<World> list();
}
