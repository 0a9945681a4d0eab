package io.languard.shell;

import io.languard.api.ban.BanEffect;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import io.languard.service.ban.Ban;
import io.languard.service.ban.BanResult;
import io.languard.service.ban.BanService;
import io.languard.service.ban.NewBan;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.page.Page;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerHistory;
import io.languard.service.player.PlayerService;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.player.PlayerSessionView;
import io.languard.service.player.PlayerView;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.remote.RemoteOperation;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The use cases of a running server: one player, some log lines, and a remote admin that echoes commands. */
public final class FakeGameUseCases implements PlayerService, BanService, RemoteConsoleService, ServerLogService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    /** Recorded calls such as {@code admin kick 1 3 AFK}. */
    public final List<String> calls = new ArrayList<>();

    /** Oldest first. */
    public final List<LogLine> lines = new CopyOnWriteArrayList<>();

    public void write(LogLevel level, String message) {
        lines.add(new LogLine(lines.size() + 1, TIME, level, message));
    }

    @Override
    public List<PlayerView> online(Actor actor, int serverId) {
        Player player = new Player("3", "Ann\u0007", "abc", 45, "192.0.2.1", Map.of());
        return List.of(PlayerView.of(new OnlinePlayer(player, TIME), true));
    }

    @Override
    public PlayerHistory history(Actor actor, int serverId, String search, int limit, int offset) {
        PlayerSessionRecord playerSessionRecord =
                new PlayerSessionRecord(1, serverId, "3", "Ann", "abc", null, TIME, TIME.plusSeconds(60), "{}");
        return new PlayerHistory(
                1,
                search == null || "Ann".contains(search)
                        ? List.of(PlayerSessionView.of(playerSessionRecord, Map.of(), true))
                        : List.of());
    }

    @Override
    public void kick(Actor actor, int serverId, String slotId, String reason) {
        calls.add(actor.name() + " kick " + serverId + " " + slotId + " " + reason);
    }

    @Override
    public Ban ban(Actor actor, int serverId, String slotId, String reason, Duration duration) {
        calls.add(actor.name() + " ban " + serverId + " " + slotId + " " + reason + " " + duration.toMinutes());
        return ban(serverId, "abc", reason);
    }

    private static Ban ban(int serverId, String guid, String reason) {
        return new Ban(1, serverId, guid, null, reason, "admin", TIME, null, true, null);
    }

    @Override
    public Page<Ban> list(Actor actor, int serverId, boolean activeOnly, int limit, int offset) {
        return Page.all(List.of());
    }

    @Override
    public BanResult add(Actor actor, int serverId, NewBan ban) {
        calls.add(actor.name() + " add ban " + serverId + " " + ban.identity() + " " + ban.reason());
        return new BanResult(ban(serverId, ban.identity(), ban.reason()), BanEffect.NEXT_START);
    }

    @Override
    public void remove(Actor actor, int serverId, int banId) {
        throw new LanguardException(ErrorCode.NOT_FOUND, "Ban not found");
    }

    @Override
    public void require(Actor actor, int serverId, RemoteOperation operation) {}

    @Override
    public String command(Actor actor, int serverId, String command) {
        calls.add(actor.name() + " command " + serverId + " " + command);
        return "response to\n" + command;
    }

    @Override
    public void say(Actor actor, int serverId, String message) {
        calls.add(actor.name() + " say " + serverId + " " + message);
    }

    @Override
    public LogPage query(Actor actor, int serverId, LogQuery query) {
        List<LogLine> found = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            LogLine line = lines.get(i);
            if ((query.level() == null || query.level() == line.level())
                    && (query.search() == null || line.message().contains(query.search()))) {
                found.add(line);
            }
        }
        int from = Math.min(query.offset(), found.size());
        return new LogPage(found.size(), found.subList(from, Math.min(found.size(), from + query.limit())));
    }

    @Override
    public void clear(Actor actor, int serverId) {
        lines.clear();
    }
}
