package io.languard.api.world;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes, starts and stops one container per player. The only service of this API that belongs to no game.
 *
 * <p>Safe for use from many threads; a call lasts as long as the container engine needs, and the platform gives it a
 * thread of its own. One that lasts longer than any engine needs is interrupted, and nobody waits for it any more. What can go wrong in the ordinary course is a value of {@link WorldResult}, not an exception.
 */
@ConsumerType
public interface WorldProvisioner {

    /** Sees that the player's world runs, making it if there is none. */
    WorldResult ensureRunning(String player, String name);

    /** Stops the player's world. */
    WorldResult stop(String player);

    /** Removes the worlds of players who have not logged in for the configured time. */
    CleanupResult cleanup();

    /** Every world that the platform knows, by player. */
    List<World> list();
}
