package io.languard.rest.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.resource.MetricsResource.MetricPointView;
import io.languard.service.metric.MetricPoint;
import io.languard.service.overview.OverviewService;
import io.languard.service.overview.ServerOutline;
import io.languard.service.page.Page;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerView;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list of servers shows. */
@Path("overview")
@Tag(name = "servers")
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewResource {

    private final OverviewService overviewService;

    OverviewResource(OverviewService overviewService) {
        this.overviewService = overviewService;
    }

    /** A server in a list. */
    public record ServerOutlineView(
            ServerView server,
            @Schema(description = "The last hour in at most 30 steps, oldest first") List<MetricPointView> metrics,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "Absent if the server has not failed since Languard started")
                    @Nullable
                    ServerFailure lastFailure) {

        static ServerOutlineView of(ServerOutline outline) {
            return new ServerOutlineView(outline.server(), points(outline.metrics()), outline.lastFailure());
        }
    }

    static List<MetricPointView> points(List<MetricPoint> metrics) {
        return metrics.stream().map(MetricPointView::of).toList();
    }

    /** Returns servers, ordered by id, with what a list shows. */
    @GET
    @AnyUser
    @Operation(summary = "Lists servers by id, with their measurements of the last hour and their latest failure")
    public Page<ServerOutlineView> listServerOverviews(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return overviewService.list(session.actor(), limit, offset).map(ServerOutlineView::of);
    }
}
