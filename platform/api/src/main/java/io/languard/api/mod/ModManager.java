package io.languard.api.mod;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Checks a game's mods and applies them to servers. Stateless. Called concurrently on platform threads; each call must
 * return within 5 seconds.
 */
@ConsumerType
@CapabilityType(name = "mod_manager", title = "Mods", order = 60)
public interface ModManager {

    /**
     * Checks a mod when it is registered. A folder that is missing or empty is accepted with a warning, since the files
     * may be installed later; {@link #apply} checks again.
     *
     * @param name the name under which the game loads the mod
     * @param folder the directory of the mod, which may not exist
     *
     * @return warnings for the admin, such as that the folder contains no mod; empty if there are none
     * @throws io.languard.api.error.LanguardException {@code VALIDATION_ERROR} if the game cannot load a mod with this
     *     name or from this path, regardless of the content
     */
    List<String> inspect(String name, Path folder);

    /**
     * Installs the enabled mods of a server, and uninstalls mods that are no longer enabled, for example by updating
     * links, keys and the game's own lists. Called before each start, while the server is not running.
     *
     * @return warnings for the admin, such as a missing dependency; empty if there are none
     */
    List<String> apply(GameServer server);
}
