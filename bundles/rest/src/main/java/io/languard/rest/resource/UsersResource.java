package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.Secret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
            @NotNull @Size(min = 1, max = FieldLimits.USER_NAME) String username,
            @NotNull @Secret @Size(min = FieldLimits.MIN_PASSWORD, max = FieldLimits.PASSWORD) String password,
            @NotNull Role role) {}

    /** Returns all users. */
    @GET
    @RequiresPermission(Permission.USERS_MANAGE)
    @Operation(summary = "Lists the users")
    public Page<User> listUsers(@Context UserSession session) {
        return Page.all(userService.list(session.actor()));
    }

    /** Creates a user. */
    @POST
    @RequiresPermission(Permission.USERS_MANAGE)
    @Created
    @Operation(summary = "Creates a user")
    @ApiErrors(ErrorCode.CONFLICT)
    public User createUser(@NotNull NewUser user, @Context UserSession session) {
        return userService.create(session.actor(), user.username(), user.password(), user.role());
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
