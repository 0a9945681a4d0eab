package io.languard.api.remote;

import io.languard.api.log.LogItem;
import org.osgi.annotation.versioning.ProviderType;

/** What a remote admin session tells the platform. Safe to call from any thread; returns at once. */
@ProviderType
public interface RemoteListener {

    /** The session is logged in, or has lost its connection. */
    void connectionChanged(boolean connected);

    /** The game has said something by itself: a message for the log, a player who came or went, a chat line. */
    void received(LogItem item);

    /** The list of players may have changed: the platform asks for it when it suits it. */
    void playersChanged();
}
