package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.player.Players;
import io.languard.ports.player.VisitPage;
import io.languard.ports.remote.RemoteConsole;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** Players of a server. */
@Path("servers/{server_id}/players")
public final class PlayersResource {

    private static final int DEFAULT_LIMIT = 50;

    private final Players players;
    private final RemoteConsole remote;
    private final Servers servers;

    PlayersResource(Players players, RemoteConsole remote, Servers servers) {
        this.players = players;
        this.remote = remote;
        this.servers = servers;
    }

    /** Who is there now. */
    @GET
    @AnyRole
    @Describe(summary = "Who is there now", answer = "Player[]")
    public Response online(@Context Call call) {
        PlayerWire wire = new PlayerWire(call.session());
        return Envelope.ok(
                players.online(call.serverId()).stream().map(wire::online).toList());
    }

    /** Throws a player out. */
    @POST
    @AdminOnly
    @Path("{slot_id}/kick")
    @Describe(
            summary = "Throws a player out",
            body = "Kick",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response kick(@Context Call call) {
        int id = call.serverId();
        remote.require(id);
        Body body = call.body();
        String reason = body.line("reason", 0, Limits.REASON);
        body.check();
        players.kick(call.actor(), id, call.path("slot_id"), reason);
        return Envelope.ok(null);
    }

    /** Bans a player and throws him out. */
    @POST
    @AdminOnly
    @Path("{slot_id}/ban")
    @Describe(
            summary = "Bans a player and throws him out",
            body = "PlayerBan",
            answer = "Ban",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response ban(@Context Call call) {
        int id = call.serverId();
        remote.require(id);
        Body body = call.body();
        String reason = body.line("reason", 0, Limits.REASON);
        int minutes = body.integer("duration_minutes", 0, Limits.BAN_MINUTES);
        body.check();
        return Envelope.ok(Wire.ban(
                        players.ban(call.actor(), id, call.path("slot_id"), reason, Duration.ofMinutes(minutes)),
                        Instant.now())
                .map());
    }

    /** Who was there, latest first. */
    @GET
    @AnyRole
    @Path("history")
    @Describe(
            summary = "Who was there, latest first",
            answer = "Visits",
            query = {"limit", "offset", "search"})
    public Response history(@Context Call call) {
        int id = servers.get(call.serverId()).id();
        Query query = call.query();
        int limit = query.limit(DEFAULT_LIMIT);
        int offset = query.offset();
        String search = query.text("search");
        query.check();
        VisitPage page = players.history(id, search, limit, offset);
        PlayerWire wire = new PlayerWire(call.session());
        return Envelope.ok(Fields.of("total", page.total())
                .with("players", page.visits().stream().map(wire::visit).toList())
                .map());
    }
}
