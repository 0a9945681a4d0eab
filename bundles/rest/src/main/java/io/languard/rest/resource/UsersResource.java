package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.rule.Limits;
import io.languard.ports.user.Role;
import io.languard.ports.user.Users;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
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

    private final Users users;

    UsersResource(Users users) {
        this.users = users;
    }

    /** Every user. */
    @GET
    @AdminOnly
    @Describe(summary = "Every user", answer = "User[]")
    public Response list() {
        return Envelope.ok(users.list().stream().map(Wire::user).toList());
    }

    /** Adds a user. */
    @POST
    @AdminOnly
    @Describe(summary = "Adds a user", body = "NewUser", answer = "User", status = 201, errors = ErrorCode.CONFLICT)
    public Response create(@Context Call call) {
        Body body = call.body();
        String username = body.line("username", 1, Limits.USER_NAME);
        String password = body.secret("password", Limits.SHORTEST_PASSWORD, Limits.PASSWORD);
        String role = body.word("role", ROLES);
        body.check();
        return Envelope.created(Wire.user(users.create(call.actor(), username, password, Role.ofWireName(role))));
    }

    /** Removes a user. */
    @DELETE
    @AdminOnly
    @Path("{user_id}")
    @Describe(summary = "Removes a user", status = 204, errors = ErrorCode.CONFLICT)
    public Response delete(@Context Call call) {
        users.delete(call.actor(), call.id("user_id", "User"));
        return Envelope.deleted();
    }
}
