package io.languard.rest.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.rest.resource.MetricsResource.MetricPointView;
import io.languard.service.event.EventView;
import io.languard.service.game.GameSummary;
import io.languard.service.log.LogLine;
import io.languard.service.overview.OverviewService;
import io.languard.service.overview.ServerOverview;
import io.languard.service.player.PlayerView;
import io.languard.service.server.ServerView;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page about a server shows first, in one response. */
@Path("servers/{server_id}/overview")
@Tag(name = "servers")
@Produces(MediaType.APPLICATION_JSON)
public final class ServerOverviewResource {

    private final OverviewService overviewService;

    ServerOverviewResource(OverviewService overviewService) {
        this.overviewService = overviewService;
    }

    /** A server with all that a page about it begins with. */
    public record ServerOverviewView(
            ServerView server,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "Absent while no adapter is registered for the game")
                    @Nullable
                    GameSummary game,
            List<String> configSections,
            List<PlayerView> players,
            @Schema(description = "The last hour by minute, oldest first") List<MetricPointView> metrics,
            @Schema(description = "At most 200, newest first") List<LogLine> logs,
            @Schema(description = "At most 20, newest first") List<EventView> events) {

        static ServerOverviewView of(ServerOverview overview) {
            return new ServerOverviewView(
                    overview.server(),
                    overview.game(),
                    overview.configSections(),
                    overview.players(),
                    OverviewResource.points(overview.metrics()),
                    overview.logs(),
                    overview.events());
        }
    }

    /** Returns a server with all that a page about it begins with. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Operation(summary = "Returns a server with its game, players, measurements, last log lines and last events")
    public ServerOverviewView getServerOverview(@PathParam("server_id") int serverId, @Context UserSession session) {
        return ServerOverviewView.of(overviewService.get(session.actor(), serverId));
    }
}
