package io.languard.api.remote;

import io.languard.api.CapabilityType;
import io.languard.api.player.Player;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Lists the players by remote admin. Without this service, the platform derives the list from the logs and from what the
 * session reports.
 *
 * <p>Stateless and thread-safe; must not block. The session is one that the {@link RemoteAdmin} of the same adapter has
 * opened, so the adapter may cast it to its own class. The stage fails as that of {@link RemoteSession#command} does.
 */
@ConsumerType
@CapabilityType(name = "players", title = "Listing players", order = 41, partOf = "remote_admin")
public interface PlayerLister {

    /** Queries the players who are connected. Called every 10 seconds, and whenever the list may have changed. */
    CompletionStage<List<Player>> players(RemoteSession session);
}
