package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.page.Page;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.Secret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users of the platform. */
@Path("auth/users")
@Tag(name = "users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {

    private final UserService userService;

    UsersResource(UserService userService) {
        this.userService = userService;
    }

    /** A user to create. */
    public record NewUser(
            @NotNull @Size(min = 1, max = FieldLimits.MAX_USER_NAME_LENGTH) String username,
            @NotNull @Secret @Size(min = FieldLimits.MIN_PASSWORD_LENGTH, max = FieldLimits.MAX_PASSWORD_LENGTH)
                    String password,
            @NotNull Role role,
            @Schema(description = "Which servers a viewer may view without further grants; by default all") @Nullable
                    ServerAccess servers) {}

    /** Returns all users. */
    @GET
    @RequiresPermission(Permission.USERS_MANAGE)
    @Operation(summary = "Lists the users")
    public Page<User> listUsers(
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.upTo(limit, offset, userService.list(session.actor()));
    }

    /** Creates a user. */
    @POST
    @RequiresPermission(Permission.USERS_MANAGE)
    @Created
    @Operation(summary = "Creates a user")
    @ApiErrors(ErrorCode.CONFLICT)
    public User createUser(@NotNull NewUser user, @Context UserSession session) {
        return userService.create(
                session.actor(),
                user.username(),
                user.password(),
                user.role(),
                user.servers() == null ? ServerAccess.ALL : user.servers());
    }

    /** Changes a user. */
    @PUT
    @RequiresPermission(Permission.USERS_MANAGE)
    @Path("{user_id}")
    @Operation(summary = "Changes the role of a user, or disables or enables it")
    @ApiErrors(ErrorCode.CONFLICT)
    public User updateUser(@PathParam("user_id") int userId, @NotNull UserChange change, @Context UserSession session) {
        return userService.update(session.actor(), userId, change);
    }

    /** Returns the grants of a user. */
    @GET
    @RequiresPermission(Permission.USERS_MANAGE)
    @Path("{user_id}/grants")
    @Operation(summary = "Lists what a user may do in addition to the role")
    public Page<Grant> listGrants(
            @PathParam("user_id") int userId,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.of(userService.grants(session.actor(), userId), limit, offset);
    }

    /** Replaces the grants of a user. */
    @PUT
    @RequiresPermission(Permission.USERS_MANAGE)
    @Path("{user_id}/grants")
    @Operation(summary = "Replaces what a user may do in addition to the role")
    public List<Grant> replaceGrants(
            @PathParam("user_id") int userId,
            @NotNull @Size(max = FieldLimits.MAX_GRANTS) List<Grant> grants,
            @Context UserSession session) {
        return userService.replaceGrants(session.actor(), userId, grants);
    }

    /** Deletes a user. */
    @DELETE
    @RequiresPermission(Permission.USERS_MANAGE)
    @Path("{user_id}")
    @Operation(summary = "Deletes a user")
    @ApiErrors(ErrorCode.CONFLICT)
    public Response deleteUser(@PathParam("user_id") int userId, @Context UserSession session) {
        userService.delete(session.actor(), userId);
        return Response.noContent().build();
    }
}
