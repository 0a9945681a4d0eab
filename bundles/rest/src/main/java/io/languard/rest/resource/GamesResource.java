package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.api.remote.RemoteCommand;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Conditional;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.game.GameService;
import io.languard.service.game.GameSummary;
import io.languard.service.game.GameView;
import io.languard.service.game.MissionRulesView;
import io.languard.service.game.RemoteAdminView;
import io.languard.service.page.Page;
import io.languard.service.server.ExecutableSuggestion;
import io.languard.service.server.PortSuggestion;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The games whose adapters are installed. */
@Path("games")
@Tag(name = "games")
@Produces(MediaType.APPLICATION_JSON)
public final class GamesResource {

    private final GameService gameService;
    private final ServerSuggestionService suggestionService;

    GamesResource(GameService gameService, ServerSuggestionService suggestionService) {
        this.gameService = gameService;
        this.suggestionService = suggestionService;
    }

    /** Returns all games. */
    @GET
    @Conditional
    @AnyUser
    @Operation(summary = "Lists the games whose adapters are installed")
    public Page<GameSummary> listGames(
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return Page.upTo(limit, offset, gameService.list()).map(GameSummary::of);
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

    /** Returns the commands of the game that its adapter knows. */
    @GET
    @Conditional
    @AnyUser
    @Path("{game_type}/remote-admin/commands")
    @Operation(summary = "Returns the commands of a game, with which clients complete what users type")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public List<RemoteCommand> listRemoteCommands(@PathParam("game_type") String gameType) {
        return gameService.remoteCommands(gameType);
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

    /** Returns executables that a new server of the game may use. */
    @GET
    @RequiresPermission(Permission.SERVERS_CREATE)
    @Path("{game_type}/executables")
    @Operation(summary = "Returns executables of a game that lie on the machine")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public List<ExecutableSuggestion> listExecutables(
            @PathParam("game_type") String gameType, @Context UserSession session) {
        return suggestionService.executables(session.actor(), gameType);
    }

    /** Returns ports that a new server of the game may use. */
    @GET
    @RequiresPermission(Permission.SERVERS_CREATE)
    @Path("{game_type}/free-ports")
    @Operation(summary = "Returns ports for a new server that are free")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.PORT_IN_USE})
    public PortSuggestion getFreePorts(@PathParam("game_type") String gameType, @Context UserSession session) {
        return suggestionService.freePorts(session.actor(), gameType);
    }
}
