package io.languard.api.mod;

import io.languard.api.GameServer;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows a game's mods. Stateless; called on platform threads; each call must return within 5 seconds. */
@ConsumerType
public interface ModManager {

    /**
     * Checks a mod's folder when it is registered.
     *
     * @return what an admin should know although the mod is accepted
     * @throws io.languard.api.error.LanguardException {@code VALIDATION_ERROR} if it is no mod of this game
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
