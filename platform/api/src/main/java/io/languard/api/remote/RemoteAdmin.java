package io.languard.api.remote;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens remote admin sessions to running game servers. */
@ConsumerType
@CapabilityType(name = "remote_admin", title = "Remote admin", order = 40)
public interface RemoteAdmin {

    /**
     * Starts a session and returns at once; connecting, and connecting again after a loss, is the session's own business
     * until it is closed. Called when a server starts or is found running; at most one session per server is open.
     *
     * @param listener told what happens on the server, from any thread, never under a lock
     */
    RemoteSession open(GameServer server, RemoteListener listener);

    /**
     * Whether an admin who sends this command wants the game to end, so that its end is no crash. Called before the command
     * is sent; returns at once. A game whose commands never end it need not say so.
     */
    default ShutdownIntent shutdownIntent(String command) {
        return ShutdownIntent.NONE;
    }
}
