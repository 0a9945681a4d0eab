package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.user.Role;
import io.languard.service.user.UserService;
import io.languard.service.validation.FieldLimits;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** The platform's users. */
@Path("auth/users")
public final class UsersResource {

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::wireName).toList();

    private final UserService userService;

    UsersResource(UserService userService) {
        this.userService = userService;
    }

    /** Every user. */
    @GET
    @AdminOnly
    @ApiOperation(summary = "Every user", responseSchema = "User[]")
    public Response listUsers() {
        return Envelope.ok(userService.list().stream().map(JsonViews::user).toList());
    }

    /** Adds a user. */
    @POST
    @AdminOnly
    @ApiOperation(
            summary = "Adds a user",
            requestSchema = "NewUser",
            responseSchema = "User",
            status = 201,
            errors = ErrorCode.CONFLICT)
    public Response createUser(@Context ApiRequest apiRequest) {
        RequestBody requestBody = apiRequest.body();
        String username = requestBody.singleLine("username", 1, FieldLimits.USER_NAME);
        String password = requestBody.secret("password", FieldLimits.MIN_PASSWORD, FieldLimits.PASSWORD);
        String role = requestBody.oneOf("role", ROLES);
        requestBody.validate();
        return Envelope.created(
                JsonViews.user(userService.create(apiRequest.actor(), username, password, Role.ofWireName(role))));
    }

    /** Removes a user. */
    @DELETE
    @AdminOnly
    @Path("{user_id}")
    @ApiOperation(summary = "Removes a user", status = 204, errors = ErrorCode.CONFLICT)
    public Response deleteUser(@Context ApiRequest apiRequest) {
        userService.delete(apiRequest.actor(), apiRequest.id("user_id", "User"));
        return Envelope.deleted();
    }
}
