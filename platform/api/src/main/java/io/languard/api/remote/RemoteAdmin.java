package io.languard.api.remote;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Opens remote admin sessions to running game servers. Called on platform threads.
 *
 * <p>Clients can then send commands. Whatever else the game's remote admin can do is a separate, optional service with
 * the same {@code game.type}: {@link PlayerLister}, {@link PlayerKicker}, {@link PlayerBanner}, {@link
 * MessageBroadcaster}, {@link GracefulShutdown}. They receive the session that this service has opened.
 */
@ConsumerType
@CapabilityType(name = "remote_admin", title = "Remote admin", order = 40)
public interface RemoteAdmin {

    /**
     * Opens a session and returns immediately. Until it is closed, the session itself connects in the background, and
     * reconnects after a connection loss. Called when a server is started or adopted. At most one session per server is
     * open at a time.
     *
     * @param listener the listener to notify of what happens on the server; it may be called on any thread, but not
     *     while a lock is held
     */
    RemoteSession open(GameServer server, RemoteListener listener);

    /**
     * Returns whether a command makes the game exit, so that the exit does not count as a crash. Called before the
     * command is sent; must return immediately. The default implementation returns {@link ShutdownIntent#NONE}.
     */
    default ShutdownIntent shutdownIntent(String command) {
        return ShutdownIntent.NONE;
    }

    /**
     * Returns the commands that are known to the adapter, in the order in which clients list them. They help users to type;
     * any other text can be sent as well. Independent of any server; should return within milliseconds. The default
     * implementation returns none.
     */
    default List<RemoteCommand> commands() {
        return List.of();
    }
}
