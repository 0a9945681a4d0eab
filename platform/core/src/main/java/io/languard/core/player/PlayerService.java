package io.languard.core.player;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import io.languard.core.ban.PlayerBans;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.RemoteSessions;
import io.languard.ports.ban.Ban;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.player.OnlinePlayer;
import io.languard.ports.player.Players;
import io.languard.ports.player.VisitPage;
import io.languard.ports.player.VisitStore;
import io.languard.ports.rule.Limits;
import io.languard.ports.rule.Rules;
import io.languard.ports.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of players. */
@Component(service = Players.class)
public class PlayerService implements Players {

    private final Fleet fleet;
    private final RemoteSessions sessions;
    private final LivePlayers live;
    private final PlayerBans bans;
    private final VisitStore store;
    private final Events events;

    @Activate
    public PlayerService(
            @Reference Fleet fleet,
            @Reference RemoteSessions sessions,
            @Reference LivePlayers live,
            @Reference PlayerBans bans,
            @Reference VisitStore store,
            @Reference Events events) {
        this.fleet = fleet;
        this.sessions = sessions;
        this.live = live;
        this.bans = bans;
        this.store = store;
        this.events = events;
    }

    @Override
    public List<OnlinePlayer> online(int serverId) {
        return live.online(fleet.require(serverId));
    }

    @Override
    public VisitPage history(int serverId, String search, int limit, int offset) {
        live.flush(fleet.require(serverId));
        return store.query(serverId, search, limit, offset);
    }

    @Override
    public void kick(Actor actor, int serverId, String slotId, String reason) {
        ManagedServer server = fleet.require(serverId);
        String why = reason == null ? "" : reason;
        new Rules().line("reason", why, 0, Limits.REASON).check();
        Player player = find(server, slotId);
        sessions.ask(server, session -> session.kick(player, why));
        sessions.playersMayHaveChanged(server);
        Map<String, Object> detail = detail(player, why);
        events.publish(new PlatformEvent.Audited(serverId, "player_kicked", actor.name(), detail, Instant.now()));
    }

    @Override
    public Ban ban(Actor actor, int serverId, String slotId, String reason, Duration duration) {
        ManagedServer server = fleet.require(serverId);
        String why = reason == null ? "" : reason;
        Duration length = duration == null ? Duration.ZERO : duration;
        new Rules()
                .line("reason", why, 0, Limits.REASON)
                .banned("duration_minutes", length)
                .check();
        Player player = find(server, slotId);
        Ban ban = bans.ban(
                actor,
                server,
                player,
                why,
                length,
                () -> sessions.ask(server, session -> session.ban(player, length, why)));
        sessions.playersMayHaveChanged(server);
        Map<String, Object> detail = detail(player, why);
        detail.put("ban_id", ban.id());
        detail.put("duration_minutes", length.toMinutes());
        events.publish(new PlatformEvent.Audited(serverId, "player_banned", actor.name(), detail, Instant.now()));
        return ban;
    }

    /** The player in this slot, by what is known or, if that is nobody, by what the game says now. */
    private Player find(ManagedServer server, String slotId) {
        sessions.requireRunning(server);
        Stream<Player> known = live.online(server).stream().map(OnlinePlayer::player);
        return inSlot(known, slotId)
                .or(() -> inSlot(sessions.ask(server, RemoteSession::players).stream(), slotId))
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND, "No player in slot " + slotId + " of server " + server.id()));
    }

    private static Optional<Player> inSlot(Stream<Player> players, String slotId) {
        return players.filter(player -> slotId.equals(player.slotId() == null ? player.name() : player.slotId()))
                .findFirst();
    }

    private static Map<String, Object> detail(Player player, String reason) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("slot_id", player.slotId());
        detail.put("name", player.name());
        detail.put("guid", player.guid());
        detail.put("reason", reason);
        return detail;
    }
}
