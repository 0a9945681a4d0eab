package io.languard.service.world;

import io.languard.service.user.Actor;
import io.languard.world.CleanupResult;
import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldResult;
import java.util.List;

/**
 * Use cases: players' own worlds. Safe for use by multiple threads; a call blocks as long as the container engine
 * needs, so callers must use a thread that may wait.
 *
 * <p>Every method except {@link #available} throws {@code CAPABILITY_NOT_SUPPORTED} if no provisioner is registered or
 * it is unregistered during the call, {@code INTERNAL_ERROR} if it fails or hangs, and {@code CONFLICT} if too many
 * calls are in progress.
 */
public interface WorldService {

    /** Returns whether a provisioner is registered. Does not block. */
    boolean available();

    /** Starts the player's world, creating it if the player has none. */
    WorldResult<StartedWorld> ensureRunning(Actor actor, String player, String name);

    /** Stops the player's world, or freezes it where the provisioner is configured to do so. */
    WorldResult<StoppedWorld> stop(Actor actor, String player);

    /**
     * Returns whether a client with this address may stop a player's world: a world may only stop itself, because its
     * player has full control inside it.
     *
     * @param address the IPv4 address of the client
     */
    boolean mayStop(Actor actor, String address, String player);

    /** Removes the worlds of players who have not logged in for the configured period. */
    CleanupResult cleanup(Actor actor);

    /** Returns all worlds, sorted by player. */
    List<World> list(Actor actor);
}
