package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.AnonymousBodyLimiter;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.jaxrs.Public;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.LoginResult;
import io.languard.service.user.UserService;
import io.languard.service.validation.FieldLimits;
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

    private final AuthenticationService authenticationService;
    private final UserService userService;
    private final AnonymousBodyLimiter bodies = new AnonymousBodyLimiter();

    AuthResource(AuthenticationService authenticationService, UserService userService) {
        this.authenticationService = authenticationService;
        this.userService = userService;
    }

    /** A token for a name and a password. */
    @POST
    @Public
    @Path("login")
    @ApiOperation(
            summary = "A token for a name and a password",
            requestSchema = "Credentials",
            responseSchema = "Login",
            errors = {ErrorCode.UNAUTHORIZED, ErrorCode.RATE_LIMITED})
    public Response login(@Context ApiRequest apiRequest) {
        Credentials credentials = apiRequest.body(bodies, Credentials::of);
        LoginResult loginResult =
                authenticationService.login(credentials.username(), credentials.password(), apiRequest.address());
        return Envelope.ok(JsonObjectBuilder.of("access_token", loginResult.accessToken())
                .with("token_type", "bearer")
                .with("expires_in", loginResult.expiresIn().toSeconds())
                .with(
                        "user",
                        JsonObjectBuilder.of("id", loginResult.user().id())
                                .with("username", loginResult.user().username())
                                .with("role", loginResult.user().role().wireName())
                                .toMap())
                .toMap());
    }

    /** Ends the caller's token. */
    @POST
    @AnyRole
    @Path("logout")
    @ApiOperation(summary = "Ends the caller's token")
    public Response logout(@Context ApiRequest apiRequest) {
        authenticationService.logout(apiRequest.session());
        return Envelope.ok(null);
    }

    /** The caller. */
    @GET
    @AnyRole
    @Path("me")
    @ApiOperation(summary = "The caller", responseSchema = "User")
    public Response getCurrentUser(@Context ApiRequest apiRequest) {
        return Envelope.ok(JsonViews.user(userService.get(apiRequest.session().userId())));
    }

    /** Changes the caller's password, which ends all his tokens. */
    @PUT
    @AdminOnly
    @Path("password")
    @ApiOperation(
            summary = "Changes the caller's password, which ends all his tokens",
            requestSchema = "PasswordChange",
            errors = ErrorCode.INVALID_CREDENTIALS)
    public Response changePassword(@Context ApiRequest apiRequest) {
        RequestBody requestBody = apiRequest.body();
        String current = requestBody.secret("current_password", 1, LONGEST_ATTEMPT);
        String next = requestBody.secret("new_password", FieldLimits.MIN_PASSWORD, FieldLimits.PASSWORD);
        requestBody.validate();
        authenticationService.changePassword(apiRequest.session(), current, next);
        return Envelope.ok(null);
    }

    /** What a login is tried with. */
    private record Credentials(String username, String password) {

        static Credentials of(RequestBody requestBody) {
            String username = requestBody.secret("username", 1, LONGEST_ATTEMPT);
            String password = requestBody.secret("password", 1, LONGEST_ATTEMPT);
            requestBody.validate();
            return new Credentials(username, password);
        }
    }
}
