package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.service.page.Page;
import io.languard.service.user.ApiKey;
import io.languard.service.user.ApiKeyService;
import io.languard.service.user.CreatedApiKey;
import io.languard.service.user.NewApiKey;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The API keys of the client's user. */
@Path("auth/keys")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {

    private final ApiKeyService apiKeyService;

    ApiKeysResource(ApiKeyService apiKeyService) {
        this.apiKeyService = apiKeyService;
    }

    /** Returns the user's keys. */
    @GET
    @AnyUser
    @Operation(summary = "Lists the API keys of the client's user")
    @ApiErrors(ErrorCode.FORBIDDEN)
    public Page<ApiKey> listKeys(
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.of(apiKeyService.list(session.actor()), limit, offset);
    }

    /** Creates a key. */
    @POST
    @AnyUser
    @Created
    @Operation(summary = "Creates an API key, which is returned this once")
    @ApiErrors({ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    public CreatedApiKey createKey(@NotNull NewApiKey key, @Context UserSession session) {
        return apiKeyService.create(session.actor(), key);
    }

    /** Deletes a key. */
    @DELETE
    @AnyUser
    @Path("{key_id}")
    @Operation(summary = "Deletes an API key and ends its connections")
    @ApiErrors(ErrorCode.FORBIDDEN)
    public Response deleteKey(@PathParam("key_id") int keyId, @Context UserSession session) {
        apiKeyService.delete(session.actor(), keyId);
        return Response.noContent().build();
    }
}
