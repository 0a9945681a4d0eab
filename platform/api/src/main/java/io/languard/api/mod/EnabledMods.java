package io.languard.api.mod;

import io.languard.api.GameServer;
import java.util.List;

/**
 * The extension of {@link GameServer} that holds the mods enabled on the server.
 *
 * @param mods the mods in the order chosen by the admin; immutable
 */
public record EnabledMods(List<EnabledMod> mods) {

    public EnabledMods {
        mods = List.copyOf(mods);
    }

    /** Returns the mods enabled on a server in order; empty if there are none. */
    public static List<EnabledMod> of(GameServer server) {
        return server.extension(EnabledMods.class).map(EnabledMods::mods).orElse(List.of());
    }
}
