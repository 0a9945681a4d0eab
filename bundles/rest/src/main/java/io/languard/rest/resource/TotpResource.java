package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.service.user.RecoveryCodes;
import io.languard.service.user.TotpEnrollment;
import io.languard.service.user.TotpService;
import io.languard.service.user.TotpStatus;
import io.languard.service.user.UserSession;
import io.languard.service.validation.Secret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The two-factor login of the client's user. */
@Path("auth/totp")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public final class TotpResource {

    private final TotpService totpService;

    TotpResource(TotpService totpService) {
        this.totpService = totpService;
    }

    /** A code of the authenticator. */
    public record TotpCode(@NotNull @Secret @Size(min = 1, max = AuthResource.MAX_ATTEMPT) String code) {}

    /** What removes two-factor login: the password of the client's user. */
    public record TotpRemoval(@NotNull @Secret @Size(min = 1, max = AuthResource.MAX_ATTEMPT) String password) {}

    /** Returns the state. */
    @GET
    @AnyUser
    @Operation(
            summary = "Returns whether two-factor login is enabled for the client's user, and whether it is required")
    @ApiErrors(ErrorCode.FORBIDDEN)
    public TotpStatus getTotp(@Context UserSession session) {
        return totpService.status(session);
    }

    /** Begins to set it up. */
    @POST
    @AnyUser
    @Operation(summary = "Begins to set up two-factor login and returns the secret for the authenticator")
    @ApiErrors({ErrorCode.FORBIDDEN, ErrorCode.CONFLICT})
    public TotpEnrollment beginTotp(@Context UserSession session) {
        return totpService.begin(session);
    }

    /** Enables it. */
    @POST
    @AnyUser
    @Path("confirm")
    @Operation(summary = "Enables two-factor login and returns recovery codes, this once")
    @ApiErrors({ErrorCode.FORBIDDEN, ErrorCode.CONFLICT, ErrorCode.INVALID_CREDENTIALS})
    public RecoveryCodes confirmTotp(@NotNull TotpCode code, @Context UserSession session) {
        return totpService.confirm(session, code.code());
    }

    /** Disables it. */
    @DELETE
    @AnyUser
    @Operation(summary = "Disables two-factor login")
    @ApiErrors({ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND, ErrorCode.INVALID_CREDENTIALS})
    public Response removeTotp(@NotNull TotpRemoval removal, @Context UserSession session) {
        totpService.remove(session, removal.password());
        return Response.noContent().build();
    }
}
