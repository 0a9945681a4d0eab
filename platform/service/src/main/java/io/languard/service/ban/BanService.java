package io.languard.service.ban;

import io.languard.service.user.Actor;
import java.util.List;

/**
 * Use cases: bans of a server, the same here and in the game's own list, whoever changed either. Safe for many threads.
 * {@code NOT_FOUND} for an unknown server. While the adapter is away, what is stored can be read.
 */
public interface BanService {

    /** Bans, latest first. */
    List<Ban> list(int serverId, boolean activeOnly, int limit, int offset);

    /**
     * Adds a ban, in the game's own list too where it has one.
     *
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code VALIDATION_ERROR} for a guid that
     *     is none, {@code CONFLICT} if there is an active ban of that guid
     */
    BanResult add(Actor actor, int serverId, NewBan ban);

    /** Removes a ban, from the game's own list too; {@code NOT_FOUND}, {@code GAME_TYPE_NOT_FOUND}. */
    void remove(Actor actor, int serverId, int banId);
}
