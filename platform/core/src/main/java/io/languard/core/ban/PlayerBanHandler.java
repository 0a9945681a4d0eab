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

/** Bans of players who are there: the game does it, and the row follows. */
@Component(service = PlayerBanHandler.class)
public class PlayerBanHandler {

    private final BanSynchronizer book;
    private final BanStore store;

    @Activate
    public PlayerBanHandler(@Reference BanSynchronizer book, @Reference BanStore store) {
        this.book = book;
        this.store = store;
    }

    /**
     * Has a player banned, and keeps the row of it.
     *
     * @param inGame does it; the game writes its own list, so nothing else may
     */
    public Ban ban(
            Actor actor, ServerInstance server, Player player, String reason, Duration duration, Runnable inGame) {
        Instant now = BanSynchronizer.now();
        Instant expires = BanRules.expiresAt(now, duration);
        return book.withLock(server, () -> {
            book.synchronizeIfStale(server);
            Set<Integer> before = idsIfNeeded(server, player);
            inGame.run();
            book.synchronize(server);
            Ban row = rowOf(server, player, before);
            boolean known = row != null;
            return book.save(new Ban(
                    known ? row.id() : 0,
                    server.id(),
                    known ? row.identity() : identity(server, player),
                    player.name(),
                    reason,
                    actor.name(),
                    now,
                    expires,
                    known && row.inGame()));
        });
    }

    /** Without a known identity, the row is the one that comes into being. */
    private Set<Integer> idsIfNeeded(ServerInstance server, Player player) {
        return player.identity() == null
                ? store.list(server.id()).stream().map(Ban::id).collect(Collectors.toSet())
                : Set.of();
    }

    private Ban rowOf(ServerInstance server, Player player, Set<Integer> before) {
        if (player.identity() == null) {
            Ban fresh = store.list(server.id()).stream()
                    .filter(ban -> !before.contains(ban.id()))
                    .findFirst()
                    .orElse(null);
            if (fresh != null) {
                return fresh;
            }
        }
        return book.find(server, identity(server, player));
    }

    private String identity(ServerInstance server, Player player) {
        String guid = player.identity() == null ? player.name() : player.identity();
        GuardedService<BanManager> manager = book.manager(server).orElse(null);
        return manager == null
                ? guid
                : manager.call(bans -> bans.normalize(guid)).orElse(guid);
    }
}
