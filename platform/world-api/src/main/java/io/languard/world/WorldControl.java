package io.languard.world;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Operations on worlds that are reserved to admins; registered in addition to {@link WorldProvisioner} by provisioners
 * that support them.
 *
 * <p>Must be safe for use by multiple threads. Except for {@link #load}, a call may take as long as the container
 * engine needs; the platform runs it on a thread of its own. Calls that exceed the timeout are interrupted and
 * abandoned. Expected failures are returned as a {@link WorldResult}, not thrown.
 */
@ConsumerType
public interface WorldControl {

    /** Starts or thaws the world of a player who has one. */
    WorldResult<StartedWorld> start(String player);

    /** Freezes the player's world: it retains its memory and gets no CPU time. */
    WorldResult<StoppedWorld> freeze(String player);

    /** Thaws the player's frozen world. */
    WorldResult<StartedWorld> thaw(String player);

    /** Stops the player's world, even where a player's own request would freeze it. */
    WorldResult<StoppedWorld> halt(String player);

    /** Stops the player's world and deletes it together with its record. Returns the deleted world. */
    WorldResult<World> delete(String player);

    /** Returns the end of the console output of the player's world since its start. */
    WorldResult<String> console(String player);

    /** Returns the number of worlds and their limits. Must not block. */
    WorldLoad load();
}
