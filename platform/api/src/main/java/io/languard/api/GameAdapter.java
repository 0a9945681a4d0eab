package io.languard.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The anchor of a game: while a service of this type is registered, the game type exists.
 *
 * <p>What the game can do is not said here: each capability is a service of its own with the same {@code game.type}
 * (see {@link GameType}), and its presence is the support. All of them may come and go at any time.
 *
 * <p>Both methods are called when the service appears, on a platform thread, and must return constants at once.
 */
@ConsumerType
public interface GameAdapter {

    /** The game's name for people, such as {@code Arma 3}. */
    String displayName();

    /** The adapter's own version, such as {@code 1.0.0}. */
    String version();
}
