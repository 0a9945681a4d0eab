package io.languard.core.ban;

import io.languard.api.player.Player;
import io.languard.core.server.ServerInstance;
import io.languard.service.ban.Ban;
import io.languard.service.user.Actor;
import io.languard.spi.ban.BanStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Bans online players: the game enforces the ban, and the stored row is derived from it. */
@Component(service = PlayerBanHandler.class)
public class PlayerBanHandler {

    private final BanSynchronizer synchronizer;
    private final BanStore store;

    @Activate
    public PlayerBanHandler(@Reference BanSynchronizer synchronizer, @Reference BanStore store) {
        this.synchronizer = synchronizer;
        this.store = store;
    }

    /**
     * Bans a player in the game and stores the ban. What the ban became in the game's list is found by the identity that
     * the adapter names, or else as the entry that was not there before.
     *
     * @param banInGame performs the ban in the game. Only the game writes its own list here.
     */
    public Ban ban(
            Actor actor, ServerInstance server, Player player, String reason, Duration duration, Runnable banInGame) {
        Instant now = BanSynchronizer.now();
        Instant expires = BanRules.expiresAt(now, duration);
        return synchronizer.callLocked(server, bans -> {
            bans.synchronize();
            Map<Integer, Ban> before =
                    store.list(server.id()).stream().collect(Collectors.toMap(Ban::id, Function.identity()));
            banInGame.run();
            bans.synchronize();
            Ban row = row(bans, server, player, before, now);
            return bans.save(new Ban(
                    row.id(),
                    server.id(),
                    row.identity(),
                    player.name(),
                    reason,
                    actor.name(),
                    now,
                    expires,
                    isListed(row, now),
                    row.listedAs()));
        });
    }

    /** Returns the row in which the ban is stored, with its identities; its id is 0 if it is a new one. */
    private Ban row(
            BanSynchronizer.LockedBans bans,
            ServerInstance server,
            Player player,
            Map<Integer, Ban> before,
            Instant now) {
        String identity = identity(server, player);
        String expected = listedIdentity(server, player).orElse(identity);
        List<Ban> rows = store.list(server.id());
        Ban own = first(rows, row -> row.identity().equals(identity));
        Ban entry = entry(rows, before, expected, player, now);
        if (entry == null) {
            return own != null && isListed(own, now)
                    ? own
                    : unlisted(own == null ? 0 : own.id(), server, identity, expected, now);
        }
        boolean found = before.containsKey(entry.id()) || player.identity() == null;
        if (found || (own != null && own.active(now))) {
            return entry; // the player's own row belongs to another entry
        }
        if (own != null) {
            bans.delete(entry.id()); // its entry belongs to the player's earlier ban, which has expired
        }
        return tied(own == null ? entry.id() : own.id(), identity, entry);
    }

    /** Returns the row of the entry that the ban has become in the game's list; {@code null} if there is none yet. */
    private static @Nullable Ban entry(
            List<Ban> rows, Map<Integer, Ban> before, String expected, Player player, Instant now) {
        List<Ban> listed = rows.stream().filter(row -> isListed(row, now)).toList();
        Ban named = first(listed, row -> row.gameIdentity().equals(expected));
        if (named != null) {
            return named;
        }
        List<Ban> added = listed.stream()
                .filter(row -> !before.containsKey(row.id()) || !isListed(before.get(row.id()), now))
                .toList();
        return added.size() == 1
                ? added.get(0)
                : first(added, row -> row.name() != null && row.name().equals(player.name()));
    }

    private static Ban tied(int id, String identity, Ban entry) {
        String listedAs = entry.gameIdentity().equals(identity) ? null : entry.gameIdentity();
        return new Ban(
                id,
                entry.serverId(),
                identity,
                entry.name(),
                entry.reason(),
                entry.bannedBy(),
                entry.bannedAt(),
                entry.expiresAt(),
                true,
                listedAs);
    }

    private static Ban unlisted(int id, ServerInstance server, String identity, String expected, Instant now) {
        String listedAs = expected.equals(identity) ? null : expected;
        return new Ban(id, server.id(), identity, null, "", "", now, null, false, listedAs);
    }

    private static boolean isListed(Ban row, Instant now) {
        return row.inGame() && row.active(now);
    }

    private static @Nullable Ban first(List<Ban> rows, Predicate<Ban> condition) {
        return rows.stream().filter(condition).findFirst().orElse(null);
    }

    private Optional<String> listedIdentity(ServerInstance server, Player player) {
        return synchronizer.manager(server).flatMap(manager -> manager.call(bans -> bans.listedIdentity(player)));
    }

    private String identity(ServerInstance server, Player player) {
        String rawIdentity = player.identity() == null ? player.name() : player.identity();
        return synchronizer
                .manager(server)
                .flatMap(manager -> manager.call(bans -> bans.normalize(rawIdentity)))
                .orElse(rawIdentity);
    }
}
