package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Conditional;
import io.languard.service.game.GameService;
import io.languard.service.game.GameSummary;
import io.languard.service.game.GameView;
import io.languard.service.game.MissionRulesView;
import io.languard.service.game.RemoteAdminView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The games whose adapters are installed. */
@Path("games")
@Tag(name = "games")
@Produces(MediaType.APPLICATION_JSON)
public final class GamesResource {

    private final GameService gameService;

    GamesResource(GameService gameService) {
        this.gameService = gameService;
    }

    /** Returns all games. */
    @GET
    @Conditional
    @AnyUser
    @Operation(summary = "Lists the games whose adapters are installed")
    public List<GameSummary> listGames() {
        return gameService.list().stream().map(GameSummary::of).toList();
    }

    /** Returns a game. */
    @GET
    @Conditional
    @AnyUser
    @Path("{game_type}")
    @Operation(summary = "Returns a game")
    @ApiErrors(ErrorCode.GAME_TYPE_NOT_FOUND)
    public GameView getGame(@PathParam("game_type") String gameType) {
        return gameService.get(gameType);
    }

    /** Returns the JSON Schemas that config forms are built from. */
    @GET
    @Conditional
    @AnyUser
    @Path("{game_type}/config-schema")
    @Operation(summary = "Returns the JSON Schema of each config section")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Map<String, Object> getConfigSchemas(@PathParam("game_type") String gameType) {
        return gameService.schemas(gameType);
    }

    /** Returns the config of a new server. */
    @GET
    @Conditional
    @AnyUser
    @Path("{game_type}/defaults")
    @Operation(summary = "Returns the default values of each config section")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Map<String, Map<String, Object>> getConfigDefaults(@PathParam("game_type") String gameType) {
        return gameService.defaults(gameType);
    }

    /** Returns what the game's remote admin can do. */
    @GET
    @AnyUser
    @Path("{game_type}/remote-admin")
    @Operation(summary = "Returns the operations that remote admin of a game supports")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public RemoteAdminView getRemoteAdmin(@PathParam("game_type") String gameType) {
        return gameService.remoteAdmin(gameType);
    }

    /** Returns what the game's missions may be. */
    @GET
    @AnyUser
    @Path("{game_type}/missions")
    @Operation(summary = "Returns the extensions of mission files and the difficulties of a game")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public MissionRulesView getMissionRules(@PathParam("game_type") String gameType) {
        return gameService.missionRules(gameType);
    }
}
