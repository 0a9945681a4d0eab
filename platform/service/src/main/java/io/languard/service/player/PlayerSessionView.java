package io.languard.service.player;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A player's session on a server as one client sees it; unknown values are {@code null}.
 *
 * @param leftAt {@code null} while the player is on the server
 * @param sessionSeconds {@code null} while the player is on the server
 * @param gameData JSON model of what else the game knows
 * @param address {@code null} unless the client may see addresses
 */
public record PlayerSessionView(
        long id,
        String name,
        @Nullable String guid,
        @Nullable String slotId,
        Instant joinedAt,
        @Nullable Instant leftAt,
        @Nullable Long sessionSeconds,
        Map<String, Object> gameData,
        @JsonUnwrapped @Nullable PlayerAddress address) {

    /** Returns the view of a session for an admin, or for a client that may not see addresses. */
    public static PlayerSessionView of(PlayerSessionRecord session, Map<String, Object> gameData, boolean admin) {
        Long seconds = session.leftAt() == null
                ? null
                : Math.max(
                        0,
                        Duration.between(session.joinedAt(), session.leftAt()).toSeconds());
        return new PlayerSessionView(
                session.id(),
                session.name(),
                VisibleGameData.text(session.identity(), admin),
                VisibleGameData.text(session.slotId(), admin),
                session.joinedAt(),
                session.leftAt(),
                seconds,
                VisibleGameData.of(gameData, session.address(), admin),
                admin ? new PlayerAddress(session.address()) : null);
    }
}
