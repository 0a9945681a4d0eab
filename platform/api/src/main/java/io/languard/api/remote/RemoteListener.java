package io.languard.api.remote;

import io.languard.api.log.LogItem;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A listener through which a remote admin session notifies the platform. Thread-safe; all methods return immediately.
 */
@ProviderType
public interface RemoteListener {

    /**
     * Reports that the session has logged in, or has lost its connection.
     *
     * @param connected whether the session can be used now
     */
    void connectionChanged(boolean connected);

    /** Reports an item that the game sent unprompted: a log message, a player who joined or left, or a chat line. */
    void received(LogItem item);

    /**
     * Reports that the list of players may have changed. The platform then queries the list later, on one of its own
     * threads.
     */
    void playersChanged();
}
