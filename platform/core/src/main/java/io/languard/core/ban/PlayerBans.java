package io.languard.core.ban;

import io.languard.api.ban.BanManager;
import io.languard.api.player.Player;
import io.languard.core.registry.Provided;
import io.languard.core.server.ManagedServer;
import io.languard.ports.ban.Ban;
import io.languard.ports.ban.BanStore;
import io.languard.ports.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Bans of players who are there: the game does it, and the row follows. */
@Component(service = PlayerBans.class)
public class PlayerBans {

    private final BanBook book;
    private final BanStore store;

    @Activate
    public PlayerBans(@Reference BanBook book, @Reference BanStore store) {
        this.book = book;
        this.store = store;
    }

    /**
     * Has a player banned, and keeps the row of it.
     *
     * @param inGame does it; the game writes its own list, so nothing else may
     */
    public Ban ban(
            Actor actor, ManagedServer server, Player player, String reason, Duration duration, Runnable inGame) {
        Instant now = BanBook.now();
        Instant expires = BanTerms.expiry(now, duration);
        return book.locked(server, () -> {
            book.follow(server);
            Set<Integer> before = idsIfNeeded(server, player);
            inGame.run();
            book.followNow(server);
            Ban row = rowOf(server, player, before);
            boolean known = row != null;
            return book.save(new Ban(
                    known ? row.id() : 0,
                    server.id(),
                    known ? row.guid() : identity(server, player),
                    player.name(),
                    reason,
                    actor.name(),
                    now,
                    expires,
                    known && row.inGame()));
        });
    }

    /** Without a known identity, the row is the one that comes into being. */
    private Set<Integer> idsIfNeeded(ManagedServer server, Player player) {
        return player.guid() == null
                ? store.list(server.id()).stream().map(Ban::id).collect(Collectors.toSet())
                : Set.of();
    }

    private Ban rowOf(ManagedServer server, Player player, Set<Integer> before) {
        if (player.guid() == null) {
            Ban fresh = store.list(server.id()).stream()
                    .filter(ban -> !before.contains(ban.id()))
                    .findFirst()
                    .orElse(null);
            if (fresh != null) {
                return fresh;
            }
        }
        return book.row(server, identity(server, player));
    }

    private String identity(ManagedServer server, Player player) {
        String guid = player.guid() == null ? player.name() : player.guid();
        Provided<BanManager> manager = book.manager(server).orElse(null);
        return manager == null
                ? guid
                : manager.call(bans -> bans.normalize(guid)).orElse(guid);
    }
}
