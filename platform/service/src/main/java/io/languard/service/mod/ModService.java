package io.languard.service.mod;

import io.languard.service.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use cases for mods. Thread-safe. */
public interface ModService {

    /**
     * Returns registered mods, sorted by id. An actor who does not manage mods gets those of games that it may view a
     * server of.
     *
     * @param gameType only mods of this game, or {@code null} for all
     */
    List<Mod> list(Actor actor, @Nullable String gameType);

    /**
     * Registers a mod folder; {@link Mod#id} is ignored.
     *
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code CAPABILITY_NOT_SUPPORTED},
     *     {@code VALIDATION_ERROR} if the folder is not a mod of this game, {@code CONFLICT} if the game has a mod of
     *     this name
     */
    Mod register(Actor actor, Mod mod);

    /** Unregisters a mod; its folder remains. Throws {@code NOT_FOUND} or {@code MOD_IN_USE}. */
    void delete(Actor actor, int modId);

    /**
     * Returns the mods enabled on a server, in load order.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND}, {@code GAME_TYPE_NOT_FOUND}, {@code
     *     CAPABILITY_NOT_SUPPORTED}
     */
    List<EnabledModView> enabled(Actor actor, int serverId);

    /**
     * Replaces the list of mods enabled on a server. Takes effect at the next start.
     *
     * @throws io.languard.api.error.LanguardException as {@link #enabled}; {@code NOT_FOUND} for an unknown mod, {@code
     *     VALIDATION_ERROR} for a mod of another game or a duplicate
     */
    List<EnabledModView> replaceEnabled(Actor actor, int serverId, List<ModAssignment> mods);
}
