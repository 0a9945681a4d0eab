package io.languard.service.ban;

import io.languard.service.page.Page;
import io.languard.service.user.Actor;

/**
 * Use cases for a server's bans, which are synchronized in both directions with the game's own list. Thread-safe. All
 * methods throw {@code NOT_FOUND} for an unknown server. While the adapter is unavailable, stored bans can still be
 * read.
 */
public interface BanService {

    /** Returns bans, newest first; network addresses are masked for an actor that may not see them. */
    Page<Ban> list(Actor actor, int serverId, boolean activeOnly, int limit, int offset);

    /**
     * Adds a ban, also to the game's own list if it has one.
     *
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code VALIDATION_ERROR} if the
     *     identity is malformed, {@code CONFLICT} if it is banned already
     */
    BanResult add(Actor actor, int serverId, NewBan ban);

    /** Removes a ban, also from the game's own list. Throws {@code NOT_FOUND} or {@code GAME_TYPE_NOT_FOUND}. */
    void remove(Actor actor, int serverId, int banId);
}
