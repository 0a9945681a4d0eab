package io.languard.api;

import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One game server as it is configured at the moment of a call: an immutable snapshot, safe on any thread.
 *
 * <p>Adapters may keep it for as long as the call, or the session opened with it, lasts; a later call gets a newer one.
 */
@ProviderType
public interface GameServer {

    /** The server's id, which never changes and is never used again. */
    int id();

    /** The name that an admin gave it; any text, for display only. */
    String name();

    /** The executable's path, as the admin gave it. Its file name is one of the adapter's allowed executables. */
    String executable();

    /** The game's main port. */
    int gamePort();

    /** The remote admin port; empty where the game has none. */
    OptionalInt remoteAdminPort();

    /**
     * The server's own directory ({@code data/servers/{id}}), absolute, mode 0700, made before the first call. Everything
     * that the adapter writes for the server lies below it.
     */
    Path directory();

    /**
     * Config section to field to value (JSON model: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code
     * Boolean}, {@code null}), complete with defaults, secrets in plain text: keep them out of logs and messages.
     */
    Map<String, Map<String, Object>> config();

    /** The mods enabled on this server, in order. */
    List<EnabledMod> mods();

    /** The mission rotation, in order. */
    List<RotationEntry> rotation();
}
