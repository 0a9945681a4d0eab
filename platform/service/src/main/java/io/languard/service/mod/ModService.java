package io.languard.service.mod;

import io.languard.service.user.Actor;
import java.util.List;

/** Use cases: mods. Safe for many threads. */
public interface ModService {

    /** Registered mods by id; {@code null} for those of every game. */
    List<Mod> list(String gameType);

    /**
     * Registers a mod folder; {@link Mod#id} is ignored.
     *
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code CAPABILITY_NOT_SUPPORTED}, {@code
     *     VALIDATION_ERROR} if the folder is no mod of this game, {@code CONFLICT} if the game has one of this name
     */
    Mod register(Actor actor, Mod mod);

    /** Forgets a mod, whose folder stays; {@code NOT_FOUND}, or {@code MOD_IN_USE}. */
    void delete(Actor actor, int modId);

    /**
     * The mods enabled on a server, in loading order.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND}, {@code GAME_TYPE_NOT_FOUND}, {@code
     *     CAPABILITY_NOT_SUPPORTED}
     */
    List<EnabledModView> enabled(int serverId);

    /**
     * Replaces the list of a server whole; it counts from the next start.
     *
     * @throws io.languard.api.error.LanguardException as {@link #enabled}; {@code NOT_FOUND} for an unknown mod, {@code
     *     VALIDATION_ERROR} for one of another game or one that stands there twice
     */
    List<EnabledModView> replaceEnabled(Actor actor, int serverId, List<ModAssignment> mods);
}
