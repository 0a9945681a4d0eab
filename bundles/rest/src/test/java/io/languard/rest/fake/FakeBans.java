package io.languard.rest.fake;

import io.languard.api.ban.BanEffect;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.ban.Ban;
import io.languard.service.ban.BanResult;
import io.languard.service.ban.BanService;
import io.languard.service.ban.NewBan;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A fake with a permanent ban and an expired one. */
public final class FakeBans implements BanService {

    static final Instant BANNED = Instant.parse("2026-04-16T10:00:00.4Z");

    private final FakeServers servers;
    public String asked;
    public NewBan added;
    public BanEffect effect;

    public FakeBans(FakeServers servers) {
        this.servers = servers;
    }

    static Ban ban(int id, int serverId, String guid, String name, String reason, Duration duration) {
        Instant end = duration.isZero() ? null : BANNED.plus(duration);
        return new Ban(id, serverId, guid, name, reason, "admin", BANNED, end, true, null);
    }

    @Override
    public Page<Ban> list(Actor actor, int serverId, boolean activeOnly, int limit, int offset) {
        servers.get(actor, serverId);
        asked = serverId + " " + activeOnly + " " + limit + " " + offset;
        return Page.all(List.of(
                ban(2, serverId, "abc123", "PlayerOne", "Cheating", Duration.ZERO),
                ban(1, serverId, "192.0.2.7", null, "", Duration.ofMinutes(1))));
    }

    @Override
    public BanResult add(Actor actor, int serverId, NewBan ban) {
        if (ban.identity().equals("none")) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR, "No guid", List.of(new FieldProblem("guid", "must be 32 hex digits")));
        }
        added = ban;
        return new BanResult(ban(3, serverId, ban.identity(), ban.name(), ban.reason(), ban.duration()), effect);
    }

    @Override
    public void remove(Actor actor, int serverId, int banId) {
        servers.get(actor, serverId);
        if (banId != 1) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Ban with id " + banId + " not found");
        }
    }
}
