package io.languard.api.ban;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads and changes the game's own ban list, which the platform keeps in sync with its bans.
 *
 * <p>Called on platform threads. Calls for the same server never overlap. Each call must return within 5 seconds.
 */
@ConsumerType
@CapabilityType(name = "ban_manager", title = "Bans", order = 70)
public interface BanManager {

    /**
     * Returns the normal form of an identity, in which it is stored and compared, or empty if the game cannot ban it.
     *
     * @param guid the identity as a client entered it
     */
    Optional<String> normalize(String guid);

    /**
     * Returns the reason that is reported to clients if {@link #normalize} rejects an identity, such as {@code must be
     * a BattlEye GUID of 32 hexadecimal digits}. Must return a constant immediately.
     */
    default String identityFormat() {
        return "must be an identity that the game can ban";
    }

    /**
     * Returns the identity, in normal form, under which the game's list contains a ban of a connected player, or empty if
     * that is not known. A game that bans by address returns the normal form of {@link Player#address}, so that the
     * stored ban and the entry in the list stay one ban. Must return immediately. The default implementation returns the
     * normal form of {@link Player#identity}.
     *
     * <p>If the result is empty or not in the list, the platform takes the entry that the ban has added to the list.
     */
    default Optional<String> listedIdentity(Player player) {
        return Optional.ofNullable(player.identity()).flatMap(this::normalize);
    }

    /** Returns the current content of the game's ban list; empty if the list does not exist. */
    List<GameBan> read(GameServer server);

    /**
     * Changes the game's ban list. Lines of other bans must be preserved byte for byte.
     *
     * @param add bans to write; each replaces an existing entry with the same identity
     * @param remove identities to remove; identities that are not in the list are ignored
     * @param session an open remote admin session of the running server, which can apply the change immediately, or
     *     {@code null}
     * @return when the game applies the change
     * @throws io.languard.api.error.LanguardException {@code VALIDATION_ERROR} if an identity cannot be banned
     */
    BanEffect change(GameServer server, List<GameBan> add, List<String> remove, @Nullable RemoteSession session);
}
