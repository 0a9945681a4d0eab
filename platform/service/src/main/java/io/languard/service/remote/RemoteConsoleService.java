package io.languard.service.remote;

import io.languard.service.user.Actor;

/**
 * Use cases: remote admin of a running server. Safe for many threads; answers within about 6 seconds.
 *
 * <p>Every method throws {@code NOT_FOUND} for an unknown server, {@code GAME_TYPE_NOT_FOUND}, {@code
 * CAPABILITY_NOT_SUPPORTED}, {@code SERVER_NOT_RUNNING}, or {@code REMOTE_ADMIN_UNAVAILABLE}.
 */
public interface RemoteConsoleService {

    /** Throws what every other method would throw before it looks at the server's state. */
    void require(int serverId);

    /**
     * Sends a command; a password in it does not reach the audit trail.
     *
     * @return the game's whole answer, which may be empty
     */
    String command(Actor actor, int serverId, String command);

    /** Sends a message to all players. */
    void say(Actor actor, int serverId, String message);
}
