package io.languard.api.ban;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import io.languard.api.remote.RemoteSession;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps the game's own ban list and the platform's the same. Called on platform threads; calls for one server never
 * overlap; each must return within 5 seconds.
 */
@ConsumerType
@CapabilityType(name = "ban_manager", title = "Bans", order = 70)
public interface BanManager {

    /** The identity in the form in which it is stored and compared, or empty if it is none that the game can ban. */
    Optional<String> normalize(String guid);

    /**
     * Returns the reason that clients get for a text that {@link #normalize} rejects, such as {@code must be a BattlEye GUID of 32 hexadecimal digits}. Must return a constant immediately.
     */
    default String identityFormat() {
        return "must be an identity that the game can ban";
    }

    /** The bans in the game's list now. */
    List<GameBan> read(GameServer server);

    /**
     * Changes the game's list; lines that are not concerned stay byte for byte.
     *
     * @param add to be written, replacing an entry with the same identity
     * @param remove identities to be taken out
     * @param session an open remote admin session of the running server, through which the change takes effect at once; or
     *     {@code null}
     * @return whether the change counts already, or from the next start
     */
    BanEffect change(GameServer server, List<GameBan> add, List<String> remove, RemoteSession session);
}
