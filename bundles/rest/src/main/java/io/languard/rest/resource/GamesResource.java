package io.languard.rest.resource;

import io.languard.ports.game.GameView;
import io.languard.ports.game.Games;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.wire.Envelope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The games whose adapters are there at this moment. */
@Path("games")
public final class GamesResource {

    private final Games games;

    GamesResource(Games games) {
        this.games = games;
    }

    /** Every game. */
    @GET
    @AnyRole
    public Response list() {
        return Envelope.ok(
                games.list().stream().map(game -> Wire.game(game).map()).toList());
    }

    /** One game. */
    @GET
    @AnyRole
    @Path("{game_type}")
    public Response get(@PathParam("game_type") String gameType) {
        GameView game = games.get(gameType);
        return Envelope.ok(Wire.game(game)
                .with("config_sections", game.configSections())
                .with("allowed_executables", game.allowedExecutables())
                .map());
    }

    /** What config forms are built from. */
    @GET
    @AnyRole
    @Path("{game_type}/config-schema")
    public Response schemas(@PathParam("game_type") String gameType) {
        return Envelope.ok(games.schemas(gameType));
    }

    /** What a new server is configured with. */
    @GET
    @AnyRole
    @Path("{game_type}/defaults")
    public Response defaults(@PathParam("game_type") String gameType) {
        return Envelope.ok(games.defaults(gameType));
    }
}
