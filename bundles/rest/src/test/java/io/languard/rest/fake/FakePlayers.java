package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.player.Player;
import io.languard.service.ban.Ban;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerHistory;
import io.languard.service.player.PlayerService;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.player.PlayerSessionView;
import io.languard.service.player.PlayerView;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.testkit.service.FakeServers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fake with one player, in slot 1. */
public final class FakePlayers implements PlayerService {

    private static final Instant JOINED = Instant.parse("2026-04-16T10:15:00.9Z");

    private final FakeServers servers;
    public String asked;
    public String done;

    public FakePlayers(FakeServers servers) {
        this.servers = servers;
    }

    @Override
    public List<PlayerView> online(Actor actor, int serverId) {
        servers.get(actor, serverId);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("verified", true);
        data.put("ip", "192.0.2.7");
        data.put("seen_from", "192.0.2.7:2304");
        return Stream.of(
                        new OnlinePlayer(new Player("1", "PlayerOne", "abc123", 45, "192.0.2.7", data), JOINED),
                        new OnlinePlayer(new Player("Zoë", "Zoë", null, null, null, null), null))
                .map(online -> PlayerView.of(online, seesAddresses(actor)))
                .toList();
    }

    @Override
    public PlayerHistory history(Actor actor, int serverId, String search, int limit, int offset) {
        servers.get(actor, serverId);
        asked = serverId + " " + search + " " + limit + " " + offset;
        Instant left = JOINED.plusSeconds(3600);
        Map<String, Object> data = Map.of("verified", true, "address", "192.0.2.7");
        return new PlayerHistory(
                7, List.of(session(actor, 9, serverId, null, data), session(actor, 8, serverId, left, Map.of())));
    }

    private static PlayerSessionView session(
            Actor actor, int id, int serverId, Instant left, Map<String, Object> data) {
        PlayerSessionRecord session =
                new PlayerSessionRecord(id, serverId, "1", "PlayerOne", "abc123", "192.0.2.7", JOINED, left, "{}");
        return PlayerSessionView.of(session, data, seesAddresses(actor));
    }

    private static boolean seesAddresses(Actor actor) {
        return actor.grants().equals(Role.ADMIN.grants());
    }

    @Override
    public void kick(Actor actor, int serverId, String slotId, String reason) {
        find(slotId);
        servers.fail();
        done = actor.name() + " kicks " + slotId + " of " + serverId + ": " + reason;
    }

    @Override
    public Ban ban(Actor actor, int serverId, String slotId, String reason, Duration duration) {
        find(slotId);
        servers.fail();
        done = actor.name() + " bans " + slotId + " of " + serverId + " for " + duration + ": " + reason;
        return FakeBans.ban(3, serverId, "abc123", "PlayerOne", reason, duration);
    }

    private static void find(String slotId) {
        if (!slotId.equals("1") && !slotId.equals("Zoë")) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Nobody is in slot " + slotId);
        }
    }
}
