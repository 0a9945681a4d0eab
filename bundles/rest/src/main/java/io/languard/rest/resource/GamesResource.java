package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The games whose adapters are there at this moment. */
@Path("games")
public final class GamesResource {

    private final GameService gameService;

    GamesResource(GameService gameService) {
        this.gameService = gameService;
    }

    /** Every game. */
    @GET
    @AnyRole
    @ApiOperation(summary = "The games whose adapters are there at this moment", responseSchema = "Game[]")
    public Response listGames() {
        return Envelope.ok(gameService.list().stream()
                .map(game -> JsonViews.game(game).toMap())
                .toList());
    }

    /** One game. */
    @GET
    @AnyRole
    @Path("{game_type}")
    @ApiOperation(summary = "One game", responseSchema = "GameDetails", errors = ErrorCode.GAME_TYPE_NOT_FOUND)
    public Response getGame(@PathParam("game_type") String gameType) {
        GameView game = gameService.get(gameType);
        return Envelope.ok(JsonViews.game(game)
                .with("config_sections", game.configSections())
                .with("allowed_executables", game.allowedExecutables())
                .toMap());
    }

    /** What config forms are built from. */
    @GET
    @AnyRole
    @Path("{game_type}/config-schema")
    @ApiOperation(
            summary = "What config forms are built from",
            responseSchema = "ConfigSchemas",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response getConfigSchemas(@PathParam("game_type") String gameType) {
        return Envelope.ok(gameService.schemas(gameType));
    }

    /** What a new server is configured with. */
    @GET
    @AnyRole
    @Path("{game_type}/defaults")
    @ApiOperation(
            summary = "What a new server is configured with",
            responseSchema = "ConfigDefaults",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response getConfigDefaults(@PathParam("game_type") String gameType) {
        return Envelope.ok(gameService.defaults(gameType));
    }
}
