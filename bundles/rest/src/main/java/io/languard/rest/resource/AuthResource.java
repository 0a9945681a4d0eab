package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Public;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Credentials;
import io.languard.service.user.CurrentUser;
import io.languard.service.user.LoginResult;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.Secret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Login, logout and the account of the client. */
@Path("auth")
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {

    /** The maximum length of a name or password that is compared with a stored one. */
    static final int MAX_ATTEMPT = 1000;

    private final AuthenticationService authenticationService;
    private final UserService userService;

    AuthResource(AuthenticationService authenticationService, UserService userService) {
        this.authenticationService = authenticationService;
        this.userService = userService;
    }

    /** The credentials of a login. */
    public record LoginRequest(
            @NotNull @Secret @Size(min = 1, max = MAX_ATTEMPT) String username,
            @NotNull @Secret @Size(min = 1, max = MAX_ATTEMPT) String password,
            @Schema(description = "The code of the authenticator, for users with two-factor login")
                    @Secret
                    @Size(min = 1, max = MAX_ATTEMPT)
                    @Nullable
                    String totpCode,
            @Schema(description = "An unused recovery code instead") @Secret @Size(min = 1, max = MAX_ATTEMPT) @Nullable
                    String recoveryCode) {}

    /** A token, and the user it belongs to. */
    public record Login(
            String accessToken, String tokenType, @Schema(description = "Seconds") long expiresIn, LoginUser user) {}

    /** The user that a login returns. */
    public record LoginUser(int id, String username, Role role) {}

    /** A change of the client's own password. */
    public record PasswordChange(
            @NotNull @Secret @Size(min = 1, max = MAX_ATTEMPT) String currentPassword,
            @NotNull @Secret @Size(min = FieldLimits.MIN_PASSWORD_LENGTH, max = FieldLimits.MAX_PASSWORD_LENGTH)
                    String newPassword) {}

    /** Returns a token. */
    @POST
    @Public
    @Path("login")
    @Operation(summary = "Returns a token for a name and a password")
    @ApiErrors({ErrorCode.UNAUTHORIZED, ErrorCode.TOTP_REQUIRED, ErrorCode.RATE_LIMITED})
    public Login login(@NotNull LoginRequest login, @Context HttpServletRequest request) {
        LoginResult result = authenticationService.login(
                new Credentials(login.username(), login.password(), login.totpCode(), login.recoveryCode()),
                request.getRemoteAddr());
        User user = result.user();
        return new Login(
                result.accessToken(),
                "bearer",
                result.expiresIn().toSeconds(),
                new LoginUser(user.id(), user.username(), user.role()));
    }

    /** Revokes the client's token. */
    @POST
    @AnyUser
    @Path("logout")
    @Operation(summary = "Revokes the client's token")
    @ApiErrors(ErrorCode.FORBIDDEN)
    public void logout(@Context UserSession session) {
        authenticationService.logout(session);
    }

    /** Returns the client's user. */
    @GET
    @AnyUser
    @Path("me")
    @Operation(summary = "Returns the user the token belongs to, with what the token permits")
    public CurrentUser getCurrentUser(@Context UserSession session) {
        return userService.get(session);
    }

    /** Changes the client's password. */
    @PUT
    @RequiresPermission(Permission.USERS_MANAGE)
    @Path("password")
    @Operation(summary = "Changes the client's password and revokes all tokens of the user")
    @ApiErrors(ErrorCode.INVALID_CREDENTIALS)
    public void changePassword(@NotNull PasswordChange change, @Context UserSession session) {
        authenticationService.changePassword(session, change.currentPassword(), change.newPassword());
    }
}
