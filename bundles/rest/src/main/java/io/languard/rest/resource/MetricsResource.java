package io.languard.rest.resource;

import io.languard.ports.metric.Metrics;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Query;
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

    private final Metrics metrics;
    private final Servers servers;

    MetricsResource(Metrics metrics, Servers servers) {
        this.metrics = metrics;
        this.servers = servers;
    }

    /** Oldest first; the last hour unless the query says otherwise. */
    @GET
    @AnyRole
    @Describe(
            summary = "Figures over time, oldest first",
            answer = "MetricPoint[]",
            query = {"from", "to", "resolution"})
    public Response query(@Context Call call) {
        int id = servers.get(call.serverId()).id();
        Query query = call.query();
        Instant from = query.time("from");
        Instant to = query.time("to");
        Duration step = query.step("resolution");
        Instant end = to == null ? Instant.now() : to;
        Instant begin = from == null ? end.minus(DEFAULT_SPAN) : from;
        if (from != null && to != null && from.isAfter(to)) {
            query.wrong("from", "must not be after to");
        }
        query.check();
        return Envelope.ok(
                metrics.query(id, begin, end, step).stream().map(Wire::metric).toList());
    }
}
