package io.languard.service.player;

import io.languard.service.ban.Ban;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use cases for a server's players. Thread-safe. All methods throw {@code NOT_FOUND} for an unknown server. */
public interface PlayerService {

    /**
     * Returns the players who are on the server; network addresses only for an actor that may see them. Reads from
     * memory.
     */
    List<PlayerView> online(Actor actor, int serverId);

    /** Returns past and current player sessions, newest first, with addresses as in {@link #online}. */
    PlayerHistory history(Actor actor, int serverId, @Nullable String search, int limit, int offset);

    /**
     * Kicks a player.
     *
     * @param reason may be empty
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code CAPABILITY_NOT_SUPPORTED},
     *     {@code NOT_FOUND} for an unknown slot, {@code SERVER_NOT_RUNNING}, {@code REMOTE_ADMIN_UNAVAILABLE}
     */
    void kick(Actor actor, int serverId, String slotId, String reason);

    /**
     * Bans and kicks a player. Throws the same errors as {@link #kick}.
     *
     * @param duration zero for a permanent ban
     * @return the stored ban
     */
    Ban ban(Actor actor, int serverId, String slotId, String reason, Duration duration);
}
