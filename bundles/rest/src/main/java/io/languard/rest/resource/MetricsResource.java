package io.languard.rest.resource;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.json.Timestamps;
import io.languard.service.metric.MetricPoint;
import io.languard.service.metric.MetricService;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measurements of a server over time. */
@Path("servers/{server_id}/metrics")
@Tag(name = "metrics")
@Produces(MediaType.APPLICATION_JSON)
public final class MetricsResource {

    private static final Duration DEFAULT_SPAN = Duration.ofHours(1);

    private final MetricService metricService;

    MetricsResource(MetricService metricService) {
        this.metricService = metricService;
    }

    /**
     * A measurement, or the averages over a step of time that begins at the timestamp.
     *
     * @param playerCount an integer unless it is an average
     */
    public record MetricPointView(
            @JsonFormat(pattern = Timestamps.MILLIS) Instant timestamp,
            @Schema(description = "Of one core") double cpuPercent,
            @Schema(description = "MiB") double ramMb,
            Number playerCount) {

        static MetricPointView of(MetricPoint point) {
            return new MetricPointView(
                    point.time(),
                    NumberMapper.rounded(point.cpuPercent()),
                    NumberMapper.rounded(point.ramMb()),
                    NumberMapper.toJsonNumber(point.playerCount()));
        }
    }

    /** Returns measurements, oldest first; by default those of the last hour. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists measurements, oldest first")
    public List<MetricPointView> listMetrics(
            @PathParam("server_id") int serverId,
            @QueryParam("from") @Parameter(description = "Inclusive; one hour before the end if omitted") @Nullable
                    Instant from,
            @QueryParam("to") @Parameter(description = "Exclusive; now if omitted") @Nullable Instant to,
            @QueryParam("resolution")
                    @Parameter(
                            description = "Averages over steps of this length; single measurements if omitted",
                            schema = @Schema(type = "string", pattern = "^[0-9]{1,9}[smhd]$"))
                    @Nullable
                    Duration resolution,
            @Context UserSession session) {
        if (from != null && to != null && from.isAfter(to)) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR,
                    "The query is not valid",
                    List.of(new FieldProblem("from", "must not be after to")));
        }
        Instant end = to == null ? Instant.now() : to;
        Instant begin = from == null ? end.minus(DEFAULT_SPAN) : from;
        return metricService.query(session.actor(), serverId, begin, end, resolution).stream()
                .map(MetricPointView::of)
                .toList();
    }
}
