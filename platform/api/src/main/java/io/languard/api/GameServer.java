package io.languard.api;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An immutable snapshot of a game server's configuration at the time of a call. Thread-safe.
 *
 * <p>While the server has a process, calls that concern the process, such as opening a remote admin session, reading logs
 * or changing the list of bans, receive the ports and the configuration that the process was started with, even if an
 * admin has changed them since. Calls that prepare the next start receive what is configured for it.
 *
 * <p>Adapters may use a snapshot until the call that received it returns, or until the session opened with it is
 * closed. Later calls receive newer snapshots.
 */
@ProviderType
public interface GameServer {

    /** Returns the id of the server, which never changes and is never reused. */
    int id();

    /** Returns the game type that the server was created with. */
    String gameType();

    /** Returns the name that an admin chose. It may contain any text and is for display only. */
    String name();

    /**
     * Returns the path of the executable as entered by the admin. Its file name is one of the adapter's allowed
     * executables.
     */
    String executable();

    /** Returns the main port of the game. */
    int gamePort();

    /** Returns the remote admin port, or empty if the game has none. */
    OptionalInt remoteAdminPort();

    /**
     * Returns the absolute path of the server's own directory ({@code data/servers/{id}}). The platform creates it with
     * mode 0700 before the first call. The adapter must write all files for this server below it.
     */
    Path directory();

    /** Returns the configuration, with defaults for all fields that have not been set. */
    ServerConfig config();

    /**
     * Returns the data that a capability adds to the server. Each capability defines its own types with a static
     * accessor, such as {@code EnabledMods.of(server)} or {@code Rotation.of(server)}.
     *
     * @return empty if the platform has nothing of this type for the server
     */
    <T> Optional<T> extension(Class<T> type);
}
