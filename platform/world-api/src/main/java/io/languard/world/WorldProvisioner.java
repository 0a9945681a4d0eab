package io.languard.world;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Creates, starts and stops one container per player.
 *
 * <p>Must be safe for use by multiple threads. A call may take as long as the container engine needs; the platform runs
 * it on a thread of its own. Calls that exceed the timeout are interrupted and abandoned. Expected failures are
 * returned as a {@link WorldResult}, not thrown.
 */
@ConsumerType
public interface WorldProvisioner {

    /** Starts the player's world, creating it if the player has none. */
    WorldResult<StartedWorld> ensureRunning(String player, String name);

    /** Stops the player's world, or freezes it where the provisioner is configured to do so. */
    WorldResult<StoppedWorld> stop(String player);

    /** Removes the worlds of players who have not logged in for the configured period. */
    CleanupResult cleanup();

    /** Returns all worlds, sorted by player. */
    List<World> list();
}
