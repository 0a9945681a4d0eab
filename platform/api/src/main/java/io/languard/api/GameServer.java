package io.languard.api;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One game server as it is configured at the moment of a call: an immutable snapshot, safe for use by multiple threads.
 *
 * <p>Adapters may keep it for as long as the call, or the session opened with it, lasts; a later call gets a newer one.
 */
@ProviderType
public interface GameServer {

    /** The server's id, which never changes and is never reused. */
    int id();

    /** The game type that the server was created with. */
    String gameType();

    /** The name that an admin gave it; any text, for display only. */
    String name();

    /** The executable's path, as the admin gave it. Its file name is one of the adapter's allowed executables. */
    String executable();

    /** The game's main port. */
    int gamePort();

    /** The remote admin port; empty if the game has none. */
    OptionalInt remoteAdminPort();

    /**
     * The server's own directory ({@code data/servers/{id}}), absolute, mode 0700, created before the first call.
     * Everything that the adapter writes for the server is below it.
     */
    Path directory();

    /** The configuration, complete with defaults. */
    ServerConfig config();

    /**
     * Returns what a capability adds to the server. Each capability defines its own types with a static accessor, such
     * as {@code EnabledMods.of(server)} or {@code Rotation.of(server)}.
     *
     * @return empty if the platform has nothing of this type for the server
     */
    <T> Optional<T> extension(Class<T> type);
}
