package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.ban.AddedBan;
import io.languard.ports.ban.Bans;
import io.languard.ports.ban.NewBan;
import io.languard.ports.game.Games;
import io.languard.ports.rule.Limits;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Fields;
import io.languard.rest.wire.Query;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Bans of a server. */
@Path("servers/{server_id}/bans")
public final class BansResource {

    private static final int DEFAULT_LIMIT = 50;

    private final Bans bans;
    private final Servers servers;
    private final Games games;

    BansResource(Bans bans, Servers servers, Games games) {
        this.bans = bans;
        this.servers = servers;
        this.games = games;
    }

    /** Latest first. */
    @GET
    @AnyRole
    @Describe(
            summary = "Bans, latest first",
            answer = "Ban[]",
            query = {"active_only", "limit", "offset"})
    public Response list(@Context Call call) {
        int id = servers.get(call.serverId()).id();
        Query query = call.query();
        boolean activeOnly = query.bool("active_only", true);
        int limit = query.limit(DEFAULT_LIMIT);
        int offset = query.offset();
        query.check();
        Instant now = Instant.now();
        return Envelope.ok(bans.list(id, activeOnly, limit, offset).stream()
                .map(ban -> Wire.ban(ban, now).map())
                .toList());
    }

    /** Adds a ban. */
    @POST
    @AdminOnly
    @Describe(
            summary = "Adds a ban",
            body = "NewBan",
            answer = "AddedBan",
            status = 201,
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CONFLICT})
    public Response add(@Context Call call) {
        int id = call.serverId();
        games.require(servers.get(id).gameType());
        Body body = call.body();
        String guid = body.line("guid", 1, Limits.GUID);
        String name = body.optionalLine("name", 0, Limits.PLAYER_NAME);
        String reason = body.optionalLine("reason", 0, Limits.REASON);
        Integer minutes = body.optionalInteger("duration_minutes", 0, Limits.BAN_MINUTES);
        body.check();
        AddedBan added = bans.add(
                call.actor(),
                id,
                new NewBan(
                        guid,
                        name == null || name.isBlank() ? null : name,
                        reason == null ? "" : reason,
                        Duration.ofMinutes(minutes == null ? 0 : minutes)));
        Fields ban = Wire.ban(added.ban(), Instant.now());
        return Envelope.created(
                added.effect() == null
                        ? ban.map()
                        : ban.with("effective", added.effect().name().toLowerCase(Locale.ROOT))
                                .map());
    }

    /** Removes a ban. */
    @DELETE
    @AdminOnly
    @Path("{ban_id}")
    @Describe(summary = "Removes a ban", status = 204, errors = ErrorCode.GAME_TYPE_NOT_FOUND)
    public Response remove(@Context Call call) {
        int id = call.serverId();
        games.require(servers.get(id).gameType());
        bans.remove(call.actor(), id, call.id("ban_id", "Ban"));
        return Envelope.deleted();
    }
}
