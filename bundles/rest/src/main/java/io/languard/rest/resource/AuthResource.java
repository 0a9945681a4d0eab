package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.rule.Limits;
import io.languard.ports.user.Authentication;
import io.languard.ports.user.Login;
import io.languard.ports.user.Users;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.jaxrs.Public;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Fields;
import io.languard.rest.wire.StrangersBodies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Logging in and out, and what the caller may do with his own account. */
@Path("auth")
public final class AuthResource {

    /** What is compared with a stored one may have any length a person would type. */
    private static final int LONGEST_ATTEMPT = 1000;

    private final Authentication authentication;
    private final Users users;
    private final StrangersBodies bodies = new StrangersBodies();

    AuthResource(Authentication authentication, Users users) {
        this.authentication = authentication;
        this.users = users;
    }

    /** A token for a name and a password. */
    @POST
    @Public
    @Path("login")
    @Describe(
            summary = "A token for a name and a password",
            body = "Credentials",
            answer = "Login",
            errors = {ErrorCode.UNAUTHORIZED, ErrorCode.RATE_LIMITED})
    public Response login(@Context Call call) {
        Credentials credentials = call.body(bodies, Credentials::of);
        Login login = authentication.login(credentials.username(), credentials.password(), call.address());
        return Envelope.ok(Fields.of("access_token", login.accessToken())
                .with("token_type", "bearer")
                .with("expires_in", login.expiresIn().toSeconds())
                .with(
                        "user",
                        Fields.of("id", login.user().id())
                                .with("username", login.user().username())
                                .with("role", login.user().role().wireName())
                                .map())
                .map());
    }

    /** Ends the caller's token. */
    @POST
    @AnyRole
    @Path("logout")
    @Describe(summary = "Ends the caller's token")
    public Response logout(@Context Call call) {
        authentication.logout(call.session());
        return Envelope.ok(null);
    }

    /** The caller. */
    @GET
    @AnyRole
    @Path("me")
    @Describe(summary = "The caller", answer = "User")
    public Response me(@Context Call call) {
        return Envelope.ok(Wire.user(users.get(call.session().userId())));
    }

    /** Changes the caller's password, which ends all his tokens. */
    @PUT
    @AdminOnly
    @Path("password")
    @Describe(
            summary = "Changes the caller's password, which ends all his tokens",
            body = "PasswordChange",
            errors = ErrorCode.INVALID_CREDENTIALS)
    public Response password(@Context Call call) {
        Body body = call.body();
        String current = body.secret("current_password", 1, LONGEST_ATTEMPT);
        String next = body.secret("new_password", Limits.SHORTEST_PASSWORD, Limits.PASSWORD);
        body.check();
        authentication.changePassword(call.session(), current, next);
        return Envelope.ok(null);
    }

    /** What a login is tried with. */
    private record Credentials(String username, String password) {

        static Credentials of(Body body) {
            String username = body.secret("username", 1, LONGEST_ATTEMPT);
            String password = body.secret("password", 1, LONGEST_ATTEMPT);
            body.check();
            return new Credentials(username, password);
        }
    }
}
