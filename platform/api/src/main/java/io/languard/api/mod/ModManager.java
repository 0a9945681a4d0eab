package io.languard.api.mod;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows a game's mods. Stateless; called on platform threads; each call must return within 5 seconds. */
@ConsumerType
@CapabilityType(name = "mod_manager", title = "Mods", order = 60)
public interface ModManager {

    /**
     * Looks into a mod's folder when it is registered. It may be missing, or hold no mod: then it may yet be filled, like a
     * server's executable, and {@link #apply} looks again.
     *
     * @return what an admin should know although the mod is accepted, such as that there is none
     * @throws io.languard.api.error.LanguardException {@code VALIDATION_ERROR} if the game can have no mod of this name or at
     *     this place, whatever lies there
     */
    List<String> inspect(String name, Path folder);

    /**
     * Makes the server's enabled mods usable, and those no longer enabled gone: links, keys, lists of the game's own.
     * Called before each start, while the server does not run.
     *
     * @return what an admin should know, such as a missing dependency
     */
    List<String> apply(GameServer server);
}
