package io.languard.rest.resource;

import io.languard.rest.io.Envelope;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.metric.MetricService;
import io.languard.service.server.ServerService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** Figures of a server over time. */
@Path("servers/{server_id}/metrics")
public final class MetricsResource {

    private static final Duration DEFAULT_SPAN = Duration.ofHours(1);

    private final MetricService metricService;
    private final ServerService serverService;

    MetricsResource(MetricService metricService, ServerService serverService) {
        this.metricService = metricService;
        this.serverService = serverService;
    }

    /** Oldest first; the last hour unless the query says otherwise. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "Figures over time, oldest first",
            responseSchema = "MetricPoint[]",
            queryParameters = {"from", "to", "resolution"})
    public Response listMetrics(@Context ApiRequest apiRequest) {
        int id = serverService.get(apiRequest.serverId()).id();
        QueryParameters queryParameters = apiRequest.query();
        Instant from = queryParameters.time("from");
        Instant to = queryParameters.time("to");
        Duration step = queryParameters.step("resolution");
        Instant end = to == null ? Instant.now() : to;
        Instant begin = from == null ? end.minus(DEFAULT_SPAN) : from;
        if (from != null && to != null && from.isAfter(to)) {
            queryParameters.reject("from", "must not be after to");
        }
        queryParameters.validate();
        return Envelope.ok(metricService.query(id, begin, end, step).stream()
                .map(JsonViews::metric)
                .toList());
    }
}
