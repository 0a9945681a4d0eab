package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.user.Permission;
import io.languard.service.user.TotpService;
import io.languard.service.user.TotpStatus;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The two-factor login of a user. */
@Path("auth/users/{user_id}/totp")
@Tag(name = "users")
@Produces(MediaType.APPLICATION_JSON)
public final class UserTotpResource {

    private final TotpService totpService;

    UserTotpResource(TotpService totpService) {
        this.totpService = totpService;
    }

    /** Returns the state. */
    @GET
    @RequiresPermission(Permission.USERS_MANAGE)
    @Operation(summary = "Returns whether two-factor login is enabled for a user, and whether it is required")
    public TotpStatus getUserTotp(@PathParam("user_id") int userId, @Context UserSession session) {
        return totpService.status(session.actor(), userId);
    }

    /** Disables it. */
    @DELETE
    @RequiresPermission(Permission.USERS_MANAGE)
    @Operation(summary = "Disables two-factor login for a user, such as one who has lost the authenticator")
    @ApiErrors(ErrorCode.CONFLICT)
    public Response resetUserTotp(@PathParam("user_id") int userId, @Context UserSession session) {
        totpService.reset(session.actor(), userId);
        return Response.noContent().build();
    }
}
