package io.languard.api.mod;

import io.languard.api.GameServer;
import java.util.List;

/**
 * The mods that are enabled on a server, which {@link io.languard.api.mod} adds to it.
 *
 * @param mods in the order that the admin chose; immutable
 */
public record EnabledMods(List<EnabledMod> mods) {

    public EnabledMods {
        mods = List.copyOf(mods);
    }

    /** Returns the mods enabled on a server, in order; empty if there are none. */
    public static List<EnabledMod> of(GameServer server) {
        return server.extension(EnabledMods.class).map(EnabledMods::mods).orElse(List.of());
    }
}
