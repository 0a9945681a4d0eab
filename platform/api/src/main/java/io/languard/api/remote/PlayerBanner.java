package io.languard.api.remote;

import io.languard.api.CapabilityType;
import io.languard.api.player.Player;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Bans connected players by remote admin.
 *
 * <p>Stateless and thread-safe; must not block. The session is one that the {@link RemoteAdmin} of the same adapter has
 * opened, so the adapter may cast it to its own class. The stage fails as that of {@link RemoteSession#command} does.
 */
@ConsumerType
@CapabilityType(name = "ban", title = "Banning connected players", order = 43, partOf = "remote_admin")
public interface PlayerBanner {

    /**
     * Bans and kicks a connected player. The stage fails with {@code NOT_FOUND} if the slot now belongs to another
     * player.
     *
     * @param duration the duration of the ban; zero for a permanent ban
     * @param reason the reason, which is a single line; may be empty
     */
    CompletionStage<Void> ban(RemoteSession session, Player player, Duration duration, String reason);
}
