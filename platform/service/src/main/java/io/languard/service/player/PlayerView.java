package io.languard.service.player;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.languard.api.player.Player;
import io.languard.service.event.AddressMasker;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A player on a server as one client sees them; unknown values are {@code null}.
 *
 * @param ping milliseconds
 * @param gameData JSON model of what else the game knows
 * @param address {@code null} unless the client may see addresses
 */
public record PlayerView(
        String slotId,
        String name,
        @Nullable String guid,
        @Nullable Integer ping,
        Map<String, Object> gameData,
        @Nullable Instant joinedAt,
        @JsonUnwrapped @Nullable PlayerAddress address) {

    /** Returns the view of a player for an admin, or for a client that may not see addresses. */
    public static PlayerView of(OnlinePlayer online, boolean admin) {
        Player player = online.player();
        return new PlayerView(
                admin ? player.slotId() : AddressMasker.mask(player.slotId()),
                player.name(),
                VisibleGameData.text(player.identity(), admin),
                player.ping(),
                VisibleGameData.of(player.gameData(), player.address(), admin),
                online.joinedAt(),
                admin ? new PlayerAddress(player.address()) : null);
    }
}
