package io.languard.api.world;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What admins may do with worlds beyond {@link WorldProvisioner}; registered beside it by a provisioner that can do it.
 *
 * <p>Safe for use from many threads; but for {@link #load}, a call lasts as long as the container engine needs, and the
 * platform gives it a thread of its own. One that lasts longer than any engine needs is interrupted, and nobody waits for
 * it any more. What can go wrong in the ordinary course is a value of {@link WorldResult}.
 */
@ConsumerType
public interface WorldControl {

    /** Starts or thaws the world of a player who has one. {@code Running}, or why not. */
    WorldResult start(String player);

    /** Freezes the player's world: it keeps its memory and gets no time. {@code Frozen}, or why not. */
    WorldResult freeze(String player);

    /** Lets the player's frozen world go on. {@code Running}, or why not. */
    WorldResult thaw(String player);

    /** Stops the player's world, also where a player's own request would freeze it. {@code Stopped}, or why not. */
    WorldResult halt(String player);

    /** Stops the player's world and removes it for good, with its record. {@code Deleted}, or why not. */
    WorldResult delete(String player);

    /** The end of what the player's world has printed since its start. {@code Console}, or why not. */
    WorldResult console(String player);

    /** How many worlds there are beside how many may be; answers at once and from memory. */
    WorldLoad load();
}
