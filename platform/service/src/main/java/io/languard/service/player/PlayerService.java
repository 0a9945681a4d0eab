package io.languard.service.player;

import io.languard.service.ban.Ban;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.util.List;

/** Use cases: players of a server. Safe for many threads. {@code NOT_FOUND} for an unknown server. */
public interface PlayerService {

    /** Who is there now; answers from memory. */
    List<OnlinePlayer> online(int serverId);

    /** Who was there, latest first. */
    PlayerSessionPage history(int serverId, String search, int limit, int offset);

    /**
     * Throws a player out.
     *
     * @param reason may be empty
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code CAPABILITY_NOT_SUPPORTED}, {@code
     *     NOT_FOUND} for an unknown slot, {@code SERVER_NOT_RUNNING}, {@code REMOTE_ADMIN_UNAVAILABLE}
     */
    void kick(Actor actor, int serverId, String slotId, String reason);

    /**
     * Bans a player and throws him out; the same errors as {@link #kick}.
     *
     * @param duration zero for ever
     * @return the row among the server's bans
     */
    Ban ban(Actor actor, int serverId, String slotId, String reason, Duration duration);
}
