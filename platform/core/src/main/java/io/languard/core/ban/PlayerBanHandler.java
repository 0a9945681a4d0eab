package io.languard.core.ban;

import io.languard.api.ban.BanManager;
import io.languard.api.player.Player;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.ServerInstance;
import io.languard.service.ban.Ban;
import io.languard.service.user.Actor;
import io.languard.spi.ban.BanStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
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
     * Bans a player in the game and stores the ban.
     *
     * @param banInGame performs the ban in the game. Only the game writes its own list here.
     */
    public Ban ban(
            Actor actor, ServerInstance server, Player player, String reason, Duration duration, Runnable banInGame) {
        Instant now = BanSynchronizer.now();
        Instant expires = BanRules.expiresAt(now, duration);
        return synchronizer.callLocked(server, bans -> {
            bans.synchronizeIfStale();
            Set<Integer> existingIds = existingIds(server, player);
            banInGame.run();
            bans.synchronize();
            Ban stored = findRow(bans, server, player, existingIds);
            boolean found = stored != null;
            return bans.save(new Ban(
                    found ? stored.id() : 0,
                    server.id(),
                    found ? stored.identity() : identity(server, player),
                    player.name(),
                    reason,
                    actor.name(),
                    now,
                    expires,
                    found && stored.inGame()));
        });
    }

    /**
     * Returns the ids of the existing rows if the player's identity is unknown: the row of the new ban is then
     * recognized as the only one with another id.
     */
    private Set<Integer> existingIds(ServerInstance server, Player player) {
        return player.identity() == null
                ? store.list(server.id()).stream().map(Ban::id).collect(Collectors.toSet())
                : Set.of();
    }

    private Ban findRow(
            BanSynchronizer.LockedBans bans, ServerInstance server, Player player, Set<Integer> existingIds) {
        if (player.identity() == null) {
            Ban added = store.list(server.id()).stream()
                    .filter(ban -> !existingIds.contains(ban.id()))
                    .findFirst()
                    .orElse(null);
            if (added != null) {
                return added;
            }
        }
        return bans.find(identity(server, player));
    }

    private String identity(ServerInstance server, Player player) {
        String rawIdentity = player.identity() == null ? player.name() : player.identity();
        GuardedService<BanManager> manager = synchronizer.manager(server).orElse(null);
        return manager == null
                ? rawIdentity
                : manager.call(bans -> bans.normalize(rawIdentity)).orElse(rawIdentity);
    }
}
