package io.languard.spi.mod;

import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import java.util.List;
import java.util.Optional;

/** Keeps mods. Same promises as {@link io.languard.spi.server.ServerStore}. */
public interface ModStore {

    /** Every mod, by id. */
    List<Mod> list();

    /** The mod of this id. */
    Optional<Mod> find(int id);

    /**
     * Adds a mod; {@link Mod#id} is ignored.
     *
     * @return with the id, which is higher than any before
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the game has a mod of this name (names compare
     *     exactly)
     */
    Mod insert(Mod mod);

    /**
     * Removes a mod.
     *
     * @return false if it is enabled on a server, in which case nothing happens
     */
    boolean delete(int id);

    /** The mods enabled on a server, by sort order and then by id. */
    List<ModAssignment> enabled(int serverId);

    /** Replaces the list of a server whole; {@code NOT_FOUND} if one of the mods, or the server, is gone. */
    void replaceEnabled(int serverId, List<ModAssignment> mods);
}
