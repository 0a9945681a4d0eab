package io.languard.service.remote;

import io.languard.service.user.Actor;

/**
 * Use cases for remote administration of a running server. Thread-safe. Calls return within about 6 seconds.
 *
 * <p>Every method throws {@code NOT_FOUND} for an unknown server, {@code GAME_TYPE_NOT_FOUND}, {@code
 * CAPABILITY_NOT_SUPPORTED}, {@code SERVER_NOT_RUNNING}, or {@code REMOTE_ADMIN_UNAVAILABLE}.
 */
public interface RemoteConsoleService {

    /** Throws the errors that a request for an operation causes before the server's state is examined. */
    void require(Actor actor, int serverId, RemoteOperation operation);

    /**
     * Sends a command. Passwords in it are masked in the audit trail.
     *
     * @return the game's complete reply, which may be empty
     */
    String command(Actor actor, int serverId, String command);

    /** Sends a message to all players. */
    void say(Actor actor, int serverId, String message);
}
