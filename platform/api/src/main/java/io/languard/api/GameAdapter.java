package io.languard.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The service that makes a game type exist: the game type is available while a service of this interface is registered.
 * The version of the adapter is the version of the bundle that contains the service.
 *
 * <p>This service does not list what the game supports. Each capability is a separate service with the same {@code
 * game.type} (see {@link GameType} and {@link CapabilityType}), and the game supports it while that service is
 * registered. All of these services may be registered and unregistered at any time.
 */
@ConsumerType
public interface GameAdapter {

    /** The maximum length of a {@link #displayName}. */
    int MAX_DISPLAY_NAME = 200;

    /**
     * Returns the display name of the game, such as {@code Arma 3}; 1 to {@value #MAX_DISPLAY_NAME} characters. Called
     * once, on a platform thread, after registration; must return a constant immediately. A game whose adapter fails to
     * do so is named after its type.
     */
    String displayName();
}
