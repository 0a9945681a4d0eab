package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Public;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The platform as a whole. */
@Path("system")
public final class SystemResource {

    private final SystemService system;

    SystemResource(SystemService system) {
        this.system = system;
    }

    /** Figures of this moment. */
    @GET
    @AnyRole
    @Path("status")
    @ApiOperation(summary = "Figures of the platform", responseSchema = "SystemStatus")
    public Response getSystemStatus() {
        SystemStatus status = system.status();
        return Envelope.ok(JsonObjectBuilder.of("version", status.version())
                .with("running_servers", status.runningServers())
                .with("total_servers", status.totalServers())
                .with("supported_games", status.supportedGames())
                .with("uptime_seconds", status.uptimeSeconds())
                .toMap());
    }

    /** For load balancers. */
    @GET
    @Public
    @Path("health")
    @ApiOperation(
            summary = "Whether requests can be served",
            responseSchema = "Health",
            errors = ErrorCode.DATABASE_UNAVAILABLE)
    public Response getHealth() {
        if (!system.healthy()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "Requests can't be served for now");
        }
        return Envelope.ok(JsonObjectBuilder.of("status", "ok").toMap());
    }
}
