package io.languard.api.remote;

import io.languard.api.CapabilityType;
import io.languard.api.player.Player;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Kicks players by remote admin.
 *
 * <p>Stateless and thread-safe; must not block. The session is one that the {@link RemoteAdmin} of the same adapter has
 * opened, so the adapter may cast it to its own class. The stage fails as that of {@link RemoteSession#command} does.
 */
@ConsumerType
@CapabilityType(name = "kick", title = "Kicking players", order = 42, partOf = "remote_admin")
public interface PlayerKicker {

    /**
     * Kicks a player. The stage fails with {@code NOT_FOUND} if the slot now belongs to another player.
     *
     * @param reason the reason, which is a single line; may be empty
     */
    CompletionStage<Void> kick(RemoteSession session, Player player, String reason);
}
