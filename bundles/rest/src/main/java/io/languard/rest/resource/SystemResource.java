package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Public;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The platform as a whole. */
@Path("system")
@Tag(name = "system")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {

    private final SystemService system;

    SystemResource(SystemService system) {
        this.system = system;
    }

    /** The result of a health check. */
    public record Health(String status) {}

    /** Returns current metrics. */
    @GET
    @AnyUser
    @Path("status")
    @Operation(summary = "Returns figures of the platform")
    public SystemStatus getSystemStatus(@Context UserSession session) {
        return system.status(session.actor());
    }

    /** Reports readiness, for load balancers. */
    @GET
    @Public
    @Path("health")
    @Operation(summary = "Reports whether requests can be served")
    @ApiErrors(ErrorCode.DATABASE_UNAVAILABLE)
    public Health getHealth() {
        if (!system.healthy()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
        return new Health("ok");
    }
}
