package io.languard.spi.mod;

import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import java.util.List;
import java.util.Optional;

/** Stores mods. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface ModStore {

    /** Returns every mod, sorted by id. */
    List<Mod> list();

    /** Returns the mod with the given id. */
    Optional<Mod> find(int id);

    /**
     * Adds a mod; {@link Mod#id} is ignored.
     *
     * @return the mod with its id, which is higher than any previous one
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the game has a mod of this name
     *     (case-sensitive)
     */
    Mod insert(Mod mod);

    /**
     * Deletes a mod.
     *
     * @return false if the mod is enabled on a server and was therefore not deleted
     */
    boolean delete(int id);

    /** Returns the mods enabled on a server, sorted by sort order and then by id. */
    List<ModAssignment> enabled(int serverId);

    /** Replaces the mods enabled on a server. Throws {@code NOT_FOUND} if the server or one of the mods was deleted. */
    void replaceEnabled(int serverId, List<ModAssignment> mods);
}
