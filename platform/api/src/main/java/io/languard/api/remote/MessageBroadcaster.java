package io.languard.api.remote;

import io.languard.api.CapabilityType;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Sends messages to the players by remote admin.
 *
 * <p>Stateless and thread-safe; must not block. The session is one that the {@link RemoteAdmin} of the same adapter has
 * opened, so the adapter may cast it to its own class. The stage fails as that of {@link RemoteSession#command} does.
 */
@ConsumerType
@CapabilityType(name = "say", title = "Messages to players", order = 44, partOf = "remote_admin")
public interface MessageBroadcaster {

    /** Sends a message, which is a single line, to all players. */
    CompletionStage<Void> say(RemoteSession session, String message);
}
