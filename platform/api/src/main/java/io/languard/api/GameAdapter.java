package io.languard.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The anchor of a game: while a service of this type is registered, the game type exists. Its version is that of the bundle
 * that contains it.
 *
 * <p>What the game can do is not stated here: each capability is a service of its own with the same {@code game.type} (see
 * {@link GameType} and {@link CapabilityType}), and its presence is the support. All of them may come and go at any time.
 */
@ConsumerType
public interface GameAdapter {

    /**
     * The game's name for people, such as {@code Arma 3}; 1 to 200 characters. Called on a platform thread; must return a
     * constant immediately.
     */
    String displayName();
}
