package io.languard.service.remote;

import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.RemoteAdmin;

/** An operation of remote admin that clients request. */
public enum RemoteOperation {
    COMMAND(RemoteAdmin.class),
    SAY(MessageBroadcaster.class),
    KICK(PlayerKicker.class),
    BAN(PlayerBanner.class);

    private final Class<?> capability;

    RemoteOperation(Class<?> capability) {
        this.capability = capability;
    }

    /** Returns the capability that a game needs for the operation, in addition to {@link RemoteAdmin}. */
    public Class<?> capability() {
        return capability;
    }
}
