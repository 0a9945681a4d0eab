package io.languard.core.player;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.core.JsonCodec;
import io.languard.core.ban.PlayerBanHandler;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.ban.Ban;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlayerAuditEvent.PlayerBanned;
import io.languard.service.event.PlayerAuditEvent.PlayerKicked;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerHistory;
import io.languard.service.player.PlayerService;
import io.languard.service.player.PlayerSessionPage;
import io.languard.service.player.PlayerSessionView;
import io.languard.service.player.PlayerView;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.player.PlayerSessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of players. */
@Component(service = PlayerService.class)
public class PlayerServiceImpl implements PlayerService {

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final RemoteSessionManager sessions;
    private final OnlinePlayerRegistry onlinePlayers;
    private final PlayerBanHandler bans;
    private final PlayerSessionStore store;
    private final EventService eventService;

    @Activate
    public PlayerServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference RemoteSessionManager sessions,
            @Reference OnlinePlayerRegistry onlinePlayers,
            @Reference PlayerBanHandler bans,
            @Reference PlayerSessionStore store,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.sessions = sessions;
        this.onlinePlayers = onlinePlayers;
        this.bans = bans;
        this.store = store;
        this.eventService = eventService;
    }

    @Override
    public List<PlayerView> online(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        boolean addresses = authorizer.maySeeAddresses(actor, serverId);
        return onlinePlayers.online(serverRegistry.require(serverId)).stream()
                .map(player -> PlayerView.of(player, addresses))
                .toList();
    }

    @Override
    public PlayerHistory history(Actor actor, int serverId, @Nullable String search, int limit, int offset) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        boolean addresses = authorizer.maySeeAddresses(actor, serverId);
        onlinePlayers.flush(serverRegistry.require(serverId));
        PlayerSessionPage page = store.query(serverId, search, limit, offset);
        return new PlayerHistory(
                page.total(),
                page.sessions().stream()
                        .map(session -> PlayerSessionView.of(
                                session, JsonCodec.parseStoredObject(session.gameData()), addresses))
                        .toList());
    }

    @Override
    public void kick(Actor actor, int serverId, String slotId, @Nullable String reason) {
        authorizer.require(actor, Permission.SERVER_PLAYERS, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        sessions.require(server, PlayerKicker.class);
        String why = reason == null ? "" : reason;
        new FieldValidator()
                .line("reason", why, 0, FieldLimits.MAX_REASON_LENGTH)
                .check();
        sessions.requireRunning(server, PlayerKicker.class);
        Player player = find(server, slotId);
        sessions.request(server, PlayerKicker.class, (kicker, session) -> kicker.kick(session, player, why));
        sessions.schedulePlayerRefresh(server);
        eventService.publish(PlatformEvent.Audited.now(
                serverId, actor, new PlayerKicked(player.slotId(), player.name(), player.identity(), why)));
    }

    @Override
    public Ban ban(Actor actor, int serverId, String slotId, @Nullable String reason, @Nullable Duration duration) {
        authorizer.require(actor, Permission.SERVER_PLAYERS, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        sessions.require(server, PlayerBanner.class);
        String why = reason == null ? "" : reason;
        Duration length = duration == null ? Duration.ZERO : duration;
        new FieldValidator()
                .line("reason", why, 0, FieldLimits.MAX_REASON_LENGTH)
                .banDuration("duration_minutes", length)
                .check();
        sessions.requireRunning(server, PlayerBanner.class);
        Player player = find(server, slotId);
        Ban ban = bans.ban(
                actor,
                server,
                player,
                why,
                length,
                () -> sessions.request(
                        server, PlayerBanner.class, (banner, session) -> banner.ban(session, player, length, why)));
        sessions.schedulePlayerRefresh(server);
        eventService.publish(PlatformEvent.Audited.now(
                serverId,
                actor,
                new PlayerBanned(
                        player.slotId(), player.name(), player.identity(), why, ban.id(), length.toMinutes())));
        return ban;
    }

    /** Finds the player in this slot among those known to be online, or else by querying the game. */
    private Player find(ServerInstance server, String slotId) {
        Stream<Player> known = onlinePlayers.online(server).stream().map(OnlinePlayer::player);
        return inSlot(known, slotId)
                .or(() -> inSlot(sessions.listPlayers(server).stream(), slotId))
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND, "No player in slot " + slotId + " of server " + server.id()));
    }

    private static Optional<Player> inSlot(Stream<Player> players, String slotId) {
        return players.filter(player -> slotId.equals(player.slotId() == null ? player.name() : player.slotId()))
                .findFirst();
    }
}
